'use strict';
/* The stepper of an exported run: a view of the JSON in this page, nothing else. */
(function () {
const runs = [...document.querySelectorAll('script[data-name]')];
const hash = new URLSearchParams(location.hash.slice(1));
const chosen = Math.min(runs.length - 1, Math.max(0, parseInt(hash.get('program'), 10) || 0));
const found = JSON.parse(runs[chosen].textContent);
const run = typeof found === 'number' ? JSON.parse(runs[found].textContent) : found; /* the same as another one */
run.texts = JSON.parse(document.getElementById('texts').textContent);
run.words = JSON.parse(document.getElementById('words').textContent);
const app = document.getElementById('app');
const STATES = ['new', 'ready', 'running', 'waiting', 'blocked', 'done', 'cancelled', 'failed'];
const GLYPHS = ['○', '▷', '▶', '◌', '■', '✓', '✕', '‼'];
const SIZES = ['line', 'await', 'callback', 'iteration'];
const THEMES = ['light', 'dark', 'contrast'];
const DARK_INK = [2, 4, 5]; /* tasks' colours on which dark letters read better */
const ROLES = ['', 'code-keyword', 'code-string', 'code-comment', 'code-number', 'code-name'];

/* --- the steps, each as a whole --- */
const steps = [];
for (const change of run.steps) {
  const before = steps.length ? steps[steps.length - 1] : {n: []};
  const step = Object.assign({}, before, change);
  if (change.n) {
    step.n = before.n.slice();
    for (const task of change.n) step.n[task[0]] = task;
  }
  steps.push(step);
}

const ui = {
  at: 0, lang: run.lang, theme: run.theme, axis: run.axis, by: run.by, size: 2,
  speed: 1, playing: 0, zoom: 15, help: false, blank: false, marks: new Set(run.marks)
};
const number = (name, list) => {
  const value = hash.get(name);
  const at = list ? list.indexOf(value) : parseInt(value, 10);
  return value !== null && at >= 0 ? at : null;
};
const given = {lang: number('lang', ['ko', 'en']), theme: number('theme', THEMES),
  axis: number('axis', ['time', 'step']), size: number('size', SIZES), at: number('step')};
for (const name in given) if (given[name] !== null) ui[name] = given[name];
ui.at = Math.max(0, Math.min(steps.length - 1, ui.at));

/* --- words --- */
const word = key => { const both = run.words[key]; return both ? both[ui.lang] : key; };
const fill = (key, values) => word(key).replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
const text = id => { const both = run.texts[id]; return typeof both === 'string' ? both : both[ui.lang]; };
const seconds = ns => (ns / 1e9).toFixed(3);
const state_word = state => word('state.' + STATES[state]);

/* --- making elements --- */
function el(name, attributes) {
  const svg = /^(svg|g|rect|line|path|text|defs|pattern|clipPath|use|title)$/.test(name);
  const made = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const key in attributes || {}) {
    const value = attributes[key];
    if (key === 'style') for (const part in value) made.style.setProperty(part, value[part]);
    else if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  for (let i = 2; i < arguments.length; i++) {
    for (const child of [].concat(arguments[i])) if (child !== null && child !== undefined) made.append(child);
  }
  return made;
}
const color = (task, state) => state === 4 ? 'var(--state-blocked)'
  : ui.by === 1 || task < 0 ? 'var(--state-' + STATES[state] + ')' : 'var(--task-' + (run.tasks[task][2] + 1) + ')';
const ink = (task, state) => {
  const dark = ui.by === 1 || task < 0 ? [1, 3, 6, 0].includes(state) : DARK_INK.includes(run.tasks[task][2] + 1);
  return dark && state !== 4 ? 'var(--on-fill-dark)' : 'var(--on-fill)';
};
const paint = (task, state) => ({'--c': color(task, state), '--ink': ink(task, state)});
const task_name = task => {
  const name = text(run.tasks[task][0]), label = text(run.tasks[task][1]);
  return label && label !== name ? name + ' ' + label : name;
};
function chip(step, task, detail) {
  const state = step.n[task] ? step.n[task][1] : 0;
  return el('span', {class: 'chip s' + state, style: paint(task, state), title: state_word(state)},
    GLYPHS[state] + ' ', el('b', {}, text(run.tasks[task][0])), ' ' + text(run.tasks[task][1]),
    detail ? el('small', {}, detail) : null);
}

/* --- panes --- */
/* The first tags (and the one that runs), the others counted. */
function few(tags) {
  if (tags.length <= 3) return tags;
  const on = tags.filter(tag => tag.className === 'tag on'), rest = tags.filter(tag => tag.className !== 'tag on');
  return rest.slice(0, 2).concat(el('span', {class: 'tag', style: {'--c': 'var(--faint)'}}, '+' + (rest.length - 2)), on);
}
function draw_code(step) {
  const file = run.files[step.f], lines = file ? file[1] : [];
  const rows = lines.map((pieces, i) => {
    const line = i + 1, runs = line === step.l, tags = [];
    step.n.forEach((facts, task) => {
      if (!facts || facts[2] !== line) return;
      const on = task === step.r;
      const name = text(run.tasks[task][1]) || text(run.tasks[task][0]);
      tags.push(el('span', {class: on ? 'tag on' : 'tag', style: paint(task, on ? step.k : facts[1])},
        on ? name + ' · ' + state_word(step.k) : name));
    });
    const code = [];
    for (let k = 0; k < pieces.length; k += 2) {
      const role = ROLES[pieces[k]];
      code.push(role ? el('span', {style: {color: 'var(--' + role + ')', 'font-weight': role === 'code-keyword' ? 'bold' : 'normal'}}, pieces[k + 1]) : pieces[k + 1]);
    }
    return el('div', {class: (runs ? 'runs' : '') + (ui.marks.has(line) ? ' marked' : ''), style: {'--at': color(step.r, step.k)}},
      el('i', {click: () => { ui.marks.has(line) ? ui.marks.delete(line) : ui.marks.add(line); draw(); }}, String(line)),
      el('span', {}, code), tags.length ? el('span', {class: 'tags'}, few(tags)) : null);
  });
  const shown = steps_of(ui.size);
  return [el('h2', {}, file ? file[0] : '', el('small', {}, fill('pane.step', {step: place_in(shown) + 1, count: shown.length}))), rows];
}

function draw_output(step) {
  const lines = run.output.slice(0, step.o).map(line => el('div', {class: line[2] ? 'err' : ''},
    el('time', {}, seconds(line[0])), el('b', {style: line[1] >= 0 ? paint(line[1], 2) : {}}), el('span', {}, text(line[3]))));
  if (text(step.u)) lines.push(el('div', {}, el('time', {}, ''), el('b'), el('span', {}, text(step.u))));
  return [el('h2', {}, word('pane.output')), el('div', {role: 'log', style: {display: 'block'}}, lines)];
}

function draw_running(step) {
  const who = step.r >= 0 ? task_name(step.r) : text(step.R);
  if (!who) return el('div', {class: 'card'}, el('b', {class: 'idle'}, word(step.e ? 'stage.finished' : !step.p ? 'stage.not-started' : run.threads ? 'stage.threads-wait' : 'stage.idle')));
  const frames = step.F.map((frame, depth) => el('div', {style: {'margin-left': Math.min(depth, 6) * .6 + .4 + 'rem'}},
    text(frame[0]), el('small', {}, text(frame[2]) || (frame[1] ? fill('stage.line', {line: frame[1]}) : ''))));
  const values = step.V.map(pair => el('p', {}, text(pair[0]) + ' = ' + text(pair[1])));
  return el('div', {class: 'card', style: paint(step.r, step.r < 0 ? 2 : step.k)},
    el('b', {}, GLYPHS[step.k] + ' ' + who), frames, values);
}

const none = key => el('span', {class: 'none'}, word(key));
function draw_stage(step) {
  const ready = step.q.map(entry => entry[0] >= 0 ? chip(step, entry[0], text(entry[2]))
    : el('span', {class: 'chip'}, text(entry[1]), el('small', {}, text(entry[2]))));
  const timers = step.T.map(timer => {
    const left = timer[3] - step.t, all = timer[3] - timer[2];
    return el('div', {class: 'row'}, el('span', {}, timer[0] < 0 ? text(timer[1]) : task_name(timer[0]) + (run.threads ? ' ' + text(timer[1]) : '')),
      el('span', {class: 'track'}, el('b', {style: Object.assign({width: all > 0 ? 100 - 100 * left / all + '%' : '100%'}, timer[0] >= 0 ? paint(timer[0], 3) : {})})),
      el('small', {}, fill('stage.countdown', {time: seconds(timer[3]), left: seconds(left)})));
  });
  const waits = step.w.map(wait => {
    const many = tasks => el('span', {class: 'many'}, tasks.map(task => chip(step, task, '')));
    const total = wait[3] > 0 ? el('small', {}, fill('stage.children-done', {done: wait[2], total: wait[3]})) : null;
    return el('div', {class: 'wait'}, many(wait[5]), el('span', {'aria-hidden': 'true'}, '──▶'),
      wait[1] >= 0 ? chip(step, wait[1], text(wait[6])) : el('span', {class: 'kind'}, text(wait[0]), total, text(wait[6]) ? el('small', {}, text(wait[6])) : null),
      wait[4].length ? el('span', {'aria-hidden': 'true'}, '──▶') : null, wait[4].length ? many(wait[4]) : null);
  });
  if (run.threads) return draw_threads(step, timers, waits);
  return [el('h2', {}, word('pane.loop'), el('small', {}, fill('stage.iteration', {number: step.i}))),
    el('div', {class: 'top'},
      el('div', {}, el('h3', {}, word('pane.running')), draw_running(step)),
      el('div', {}, el('h3', {}, word('pane.ready-queue')), el('div', {class: 'box'}, ready.length ? ready : none('export.empty')),
        el('h3', {}, word('pane.timers')), el('div', {class: 'box rows'}, timers.length ? timers : none('stage.no-timers')))),
    el('h3', {}, word('pane.waiting')), el('div', {class: 'box rows'}, waits.length ? waits : none('stage.nobody-waits'))];
}

/* A run without an event loop: what blocks its threads. */
function draw_threads(step, timers, waits) {
  const one = run.threads === 1, past = run.pauses.filter(pause => pause[3] <= step.p);
  const pauses = past.slice(-12).map(pause => el('div', {class: 'row'}, el('span', {}, text(pause[0])), el('span'),
    el('small', {}, fill('stage.pause', {start: seconds(pause[1]), end: seconds(pause[2])}))));
  if (past.length > 12) pauses.unshift(el('span', {class: 'none'}, '+' + (past.length - 12)));
  if (past.length) pauses.push(el('b', {}, fill('stage.paused', {time: seconds(step.s)})));
  const below = one ? pauses.length ? pauses : none('stage.no-pauses') : waits.length ? waits : none('stage.no-joins');
  return [el('h2', {}, word(one ? 'pane.thread' : 'pane.threads'), el('small', {}, word('stage.no-loop'))),
    el('div', {class: 'top'},
      el('div', {}, el('h3', {}, word('pane.running')), draw_running(step)),
      el('div', {}, el('h3', {}, word('pane.blocked')), el('div', {class: 'box rows'}, timers.length ? timers : none('stage.no-block')))),
    el('h3', {}, word(one ? 'pane.pauses' : 'pane.waiting')), el('div', {class: 'box rows'}, below)];
}

/* --- the timeline --- */
let axis = null;
function make_axis(left, width) {
  const times = new Map([[run.end[2], run.end[0]], [run.end[3], run.end[1]]]);
  for (const span of run.spans) { times.set(span[4], Math.max(span[2], times.get(span[4]) || 0)); times.set(span[5], Math.max(span[3], times.get(span[5]) || 0)); }
  const stops = [...times].map(pair => ({p: pair[0], t: pair[1], x: left})).sort((a, b) => a.p - b.p);
  const first = stops[0].t, all = stops[stops.length - 1].t - first;
  let places = 0;
  stops.forEach((stop, i) => { if (i) { stop.t = Math.max(stop.t, stops[i - 1].t); places += stop.t === stops[i - 1].t; } });
  const by_step = ui.axis === 1 || all <= 0;
  const opened = by_step ? width / Math.max(1, stops.length - 1) : Math.min(9, width * .45 / Math.max(1, places));
  const scale = by_step ? 0 : (width - opened * places) / all;
  let open = 0;
  stops.forEach((stop, i) => {
    if (i && (by_step || stop.t === stops[i - 1].t)) open += opened;
    stop.x = left + open + (stop.t - first) * scale;
  });
  return {stops, left, width};
}
function find_stop(position) {
  let low = 0, high = axis.stops.length;
  while (high - low > 1) { const middle = low + high >> 1; if (axis.stops[middle].p <= position) low = middle; else high = middle; }
  return low;
}
function x_of(position, time) {
  const at = find_stop(position), stop = axis.stops[at], next = axis.stops[at + 1];
  if (!next || position <= stop.p) return stop.x;
  const part = next.t > stop.t ? (time - stop.t) / (next.t - stop.t) : (position - stop.p) / (next.p - stop.p);
  return stop.x + (next.x - stop.x) * Math.max(0, Math.min(1, part));
}
function x_of_time(time) {
  for (let i = 0; i < axis.stops.length; i++) {
    const stop = axis.stops[i], before = axis.stops[i - 1] || stop;
    if (stop.t >= time) return stop.t === time ? stop.x : before.x + (stop.x - before.x) * (time - before.t) / (stop.t - before.t);
  }
  return axis.left + axis.width;
}
const PITCH = 22, TOP = 20, LANES = Math.min(run.tasks.length, 200);
function draw_bars() {
  const group = el('g');
  for (const band of run.bands) {
    const x = x_of(band[2], band[0]);
    group.append(el('rect', {x, y: TOP, width: Math.max(0, x_of(band[3], band[1]) - x), height: PITCH * LANES, fill: 'var(--state-blocked)', 'fill-opacity': .1}));
  }
  for (const span of run.spans) {
    const [task, state, start, end, first, last, id] = span, y = TOP + PITCH * (task + .5), x = x_of(first, start);
    if (state >= 5) { group.append(el('text', {x: Math.min(x + 3, axis.left + axis.width), y: y + 5, fill: 'var(--state-' + STATES[state] + ')', 'font-weight': 'bold', 'font-size': 14}, GLYPHS[state])); continue; }
    const width = Math.max(.8, x_of(last, end) - x), thick = state === 2 || state === 4, height = thick ? 15 : 10;
    if (state !== 2 && state !== 4 && width < 1) continue;
    const c = color(task, state), hatch = state === 3 ? 'h' : state === 4 ? 'x' : '';
    const box = {x, y: y - height / 2, width, height, rx: Math.min(2.5, width / 4)};
    group.append(el('rect', Object.assign({fill: state === 1 || state === 0 ? 'none' : c, 'fill-opacity': state === 3 ? .28 : state === 4 ? .5 : 1,
      stroke: state === 1 ? c : 'var(--bar-outline)', 'stroke-width': width < 3 ? 0 : state === 1 ? 1.6 : .7}, box),
      el('title', {}, task_name(task) + ': ' + state_word(state) + ' ' + text(id) + ' ' + seconds(start) + '–' + seconds(end))));
    if (hatch) group.append(el('rect', Object.assign({fill: 'url(#' + hatch + ')', style: {color: c, 'pointer-events': 'none'}}, box)));
    const words = text(id);
    if (words && width > words.length * 6.4 + 14) {
      group.append(el('rect', {x: x + 4, y: y - 6.5, width: words.length * 6.2 + 6, height: 13, rx: 2, fill: 'var(--panel)', 'fill-opacity': .85}),
        el('text', {x: x + 7, y: y + 3.8, 'font-size': 11, fill: 'var(--muted)'}, words));
    }
  }
  let made = -99, maker = -1; /* many tasks made in a row: only the first arrow is a long one */
  for (const arrow of run.arrows.slice(0, 400)) {
    const [kind, from, to, time, position] = arrow;
    if (from < 0 || to < 0 || from === to) continue;
    const x = x_of(position, time), way = to > from ? 1 : -1;
    const crowded = kind === 0 && from === maker && x - made < 9;
    if (kind === 0 && !crowded) { made = x; maker = from; }
    const y1 = crowded ? TOP + PITCH * (to + .5 - way) + way * 7 : TOP + PITCH * (from + .5) + way * 7, y2 = TOP + PITCH * (to + .5) - way * 7;
    const c = kind === 2 ? 'var(--state-cancelled)' : 'var(--muted)';
    group.append(el('line', {x1: x, x2: x, y1, y2: y2 - way * 4, stroke: c, 'stroke-dasharray': kind === 2 ? '4 3' : kind === 1 ? '2 2' : 'none'}),
      el('path', {d: 'M' + x + ' ' + y2 + 'l-3 ' + -6 * way + 'h6z', fill: c}));
  }
  return group;
}
let chart = null; /* what of the timeline stays from step to step */
function draw_timeline() {
  const width = Math.max(320, (app.clientWidth || 1000) - 40), height = TOP + PITCH * (LANES + (run.tasks.length > LANES)) + 6;
  const names = run.tasks.slice(0, LANES).map((task, i) => task_name(i));
  const wide = [...names.join('\n')].length ? Math.max(...names.map(name => [...name].reduce((sum, c) => sum + (c > '\u1100' ? 13 : 7), 26))) : 60;
  const left = Math.min(width * .3, wide);
  axis = make_axis(left, width - left - 22);
  const svg = el('svg', {viewBox: '0 0 ' + width + ' ' + height, height, role: 'img', 'aria-label': word('pane.timeline'), 'font-family': 'inherit', 'font-size': 12,
    pointerdown: event => { seek_to(event); svg.setPointerCapture(event.pointerId); }, pointermove: event => { if (event.buttons & 1) seek_to(event); }});
  const seek_to = event => {
    const box = svg.getBoundingClientRect(), x = (event.clientX - box.left) * width / box.width;
    let best = axis.stops[0];
    for (const stop of axis.stops) if (stop.x <= x) best = stop;
    let at = 0;
    steps.forEach((step, i) => { if (step.p <= best.p) at = i; });
    go(at);
  };
  svg.append(el('defs', {},
    el('pattern', {id: 'h', width: 5, height: 5, patternUnits: 'userSpaceOnUse'}, el('path', {d: 'M-1 6L6 -1M-1 1L1 -1M4 6L6 4', stroke: 'currentColor', 'stroke-opacity': .55})),
    el('pattern', {id: 'x', width: 6, height: 6, patternUnits: 'userSpaceOnUse'}, el('path', {d: 'M0 0L6 6M6 0L0 6', stroke: 'currentColor', 'stroke-opacity': .7})),
    el('clipPath', {id: 'past'}, el('rect', {y: 0, x: 0, height})), el('clipPath', {id: 'future'}, el('rect', {y: 0, width: width, height}))));
  const end = run.end[1], begin = run.end[0];
  if (ui.axis === 0 && end > begin) {
    let tick = 1;
    const least = (end - begin) * 56 / axis.width;
    for (let power = 1; tick < least; power *= 10) for (const m of [1, 2, 5]) if (tick < least) tick = power * m;
    const digits = Math.max(1, Math.min(9, 9 - Math.floor(Math.log10(tick) + 1e-9)));
    for (let t = Math.ceil(begin / tick) * tick, before = -1e9; t <= end; t += tick) {
      const x = x_of_time(t);
      if (x - before < 34) continue;
      before = x;
      svg.append(el('line', {x1: x, x2: x, y1: TOP - 3, y2: height, stroke: 'var(--grid-line)'}), el('text', {x, y: 12, 'text-anchor': 'middle', 'font-size': 11, fill: 'var(--muted)'}, (t / 1e9).toFixed(digits)));
    }
  }
  const labels = names.map((name, i) => el('text', {x: 18, y: TOP + PITCH * (i + .5) + 4, fill: 'var(--text)'}, name));
  const glyphs = names.map((name, i) => el('text', {x: 3, y: TOP + PITCH * (i + .5) + 4, 'font-weight': 'bold'}));
  svg.append(el('g', {'clip-path': 'url(#past)'}, draw_bars()), el('g', {'clip-path': 'url(#future)', opacity: .33}, draw_bars()), el('g', {}, labels), el('g', {}, glyphs));
  if (run.tasks.length > LANES) svg.append(el('text', {x: 18, y: TOP + PITCH * (LANES + .5) + 4, fill: 'var(--muted)'}, '+' + (run.tasks.length - LANES)));
  const cursor = el('g', {}, el('line', {y1: 8, y2: height, stroke: 'var(--cursor)', 'stroke-width': 2}), el('path', {d: 'M-6 2h12l-6 9z', fill: 'var(--cursor)'}));
  svg.append(cursor);
  const legend = el('span', {class: 'legend'}, [2, 1, 3, 5, 4, 6, 7].map(state => el('small', {}, el('span', {style: {color: 'var(--state-' + STATES[state] + ')'}}, GLYPHS[state] + ' '), state_word(state))));
  chart = {svg, cursor, labels, glyphs, past: svg.querySelector('#past rect'), future: svg.querySelector('#future rect'), legend, width};
}
function move_timeline(step) {
  const x = x_of(step.p, step.t);
  chart.past.setAttribute('width', x);
  chart.future.setAttribute('x', x);
  chart.cursor.setAttribute('transform', 'translate(' + x + ' 0)');
  chart.labels.forEach((label, i) => {
    const facts = step.n[i], state = facts ? facts[1] : 0;
    label.setAttribute('fill', facts ? 'var(--text)' : 'var(--faint)');
    chart.glyphs[i].textContent = facts ? GLYPHS[state] : '';
    chart.glyphs[i].setAttribute('fill', color(i, state));
  });
}

/* --- moving --- */
const steps_of = size => steps.map((step, i) => i).filter(i => i === 0 || i === steps.length - 1 || steps[i].z >= size);
const place_in = shown => { let at = 0; shown.forEach((i, place) => { if (i <= ui.at) at = place; }); return at; };
function go(at) {
  ui.at = Math.max(0, Math.min(steps.length - 1, at));
  draw();
}
function move(by) {
  const shown = steps_of(ui.size), at = place_in(shown);
  go(by > 0 || shown[at] === ui.at ? shown[Math.max(0, Math.min(shown.length - 1, at + by))] : shown[at]);
}
function move_to_mark(by) {
  for (let at = ui.at + by; at >= 0 && at < steps.length; at += by) {
    if (steps[at].z === 0 && ui.marks.has(steps[at].l)) return go(at);
  }
}
function play(on) {
  clearInterval(ui.playing);
  ui.playing = 0;
  if (on) {
    if (ui.at === steps.length - 1) ui.at = 0;
    ui.playing = setInterval(() => { move(1); if (ui.at === steps.length - 1) play(false); }, 900 / ui.speed);
  }
  draw();
}
function faster(by) {
  ui.speed = Math.max(.25, Math.min(8, ui.speed * by));
  play(ui.playing !== 0);
}
const anew = change => () => { change(); draw_timeline(); draw(); };
const actions = [
  ['→ PgDn Space Enter', 'action.next', ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'], () => move(1)],
  ['← PgUp Backspace', 'action.back', ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'], () => move(-1)],
  ['Home', 'action.first', ['Home'], () => go(0)],
  ['End', 'action.last', ['End'], () => go(steps.length - 1)],
  ['s', 'action.step-size', ['s'], () => { ui.size = (ui.size + 1) % 4; draw(); }],
  ['a', 'action.play', ['a'], () => play(!ui.playing)],
  ['<', 'action.slower', ['<'], () => faster(.5)],
  ['>', 'action.faster', ['>'], () => faster(2)],
  ['x', 'action.axis', ['x'], anew(() => { ui.axis = 1 - ui.axis; })],
  ['o', 'action.coloring', ['o'], anew(() => { ui.by = 1 - ui.by; })],
  ['t', 'action.theme', ['t'], () => { ui.theme = (ui.theme + 1) % 3; draw(); }],
  ['L', 'action.language', ['l', 'L'], anew(() => { ui.lang = 1 - ui.lang; })],
  ['+', 'action.larger', ['+', '='], anew(() => { ui.zoom = Math.min(30, ui.zoom + 1); })],
  ['-', 'action.smaller', ['-'], anew(() => { ui.zoom = Math.max(9, ui.zoom - 1); })],
  ['f', 'action.fullscreen', ['f'], () => { document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(); }],
  ['b .', 'action.blank', ['b', '.'], () => { ui.blank = !ui.blank; draw(); }],
  ['?', 'action.help', ['?', 'F1'], () => { ui.help = !ui.help; draw(); }],
  ['', '', ['Escape'], () => { ui.help = ui.blank = false; draw(); }],
  ['', '', [']'], () => move_to_mark(1)],
  ['', '', ['['], () => move_to_mark(-1)]
];
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const focused = event.target.tagName;
  if ((focused === 'BUTTON' || focused === 'SUMMARY') && (event.key === ' ' || event.key === 'Enter')) return;
  if (focused === 'INPUT' && /^(Arrow|Page|Home|End)/.test(event.key)) return;
  const found = actions.find(action => action[2].includes(event.key));
  if (found) { event.preventDefault(); found[3](); }
});
addEventListener('resize', () => { draw_timeline(); draw(); });

/* Another program of the page: it begins anew, with the other run. */
function choose(program) {
  location.hash = 'program=' + program + '&lang=' + document.documentElement.lang + '&theme=' + THEMES[ui.theme];
  location.reload();
}
for (const button of document.querySelectorAll('button[data-program]')) button.addEventListener('click', () => { choose(+button.dataset.program); });

/* --- the page --- */
const panes = {};
function build() {
  for (const name of ['code', 'out', 'stage', 'time', 'foot']) panes[name] = el('section', {class: 'pane ' + name, 'aria-label': name});
  const button = (sign, key, call) => el('button', {type: 'button', click: call, 'data-key': key}, sign);
  panes.title = el('h1');
  panes.clock = el('div', {class: 'clock'});
  panes.lang = button('', 'action.language', actions[11][3]);
  panes.play = button('▶', 'action.play', () => play(!ui.playing));
  panes.play.className = 'play';
  panes.size = button('', 'action.step-size', actions[4][3]);
  panes.why = el('div', {class: 'why', role: 'status', 'aria-live': 'polite'});
  panes.scrub = el('input', {type: 'range', min: 0, max: steps.length - 1, step: 1, 'aria-label': 'step', input: () => go(+panes.scrub.value)});
  panes.speed = el('small');
  const choice = runs.length > 1 ? el('select', {'aria-label': 'program', change: event => choose(+event.target.value)},
    runs.map((script, i) => el('option', {value: i, selected: i === chosen}, script.dataset.name))) : null;
  const head = el('header', {class: 'head'}, panes.title, choice, panes.clock, el('div', {class: 'words'}, panes.lang,
    button('◐', 'action.theme', actions[10][3]), button('A+', 'action.larger', actions[12][3]), button('?', 'action.help', actions[16][3])));
  panes.foot.append(button('|◀', 'action.first', () => go(0)), button('◀', 'action.back', () => move(-1)), panes.play,
    button('▶|', 'action.next', () => move(1)), button('▶▶', 'action.last', () => go(steps.length - 1)), panes.size, panes.speed, panes.why, panes.scrub);
  app.append(head, panes.code, panes.out, panes.stage, panes.time, panes.foot);
}
function draw_over() {
  for (const old of document.querySelectorAll('.help, .blank')) old.remove();
  if (ui.blank) document.body.append(el('div', {class: 'blank', click: () => { ui.blank = false; draw(); }}));
  if (ui.help) document.body.append(el('div', {class: 'help', role: 'dialog', 'aria-label': word('help.title'), click: () => { ui.help = false; draw(); }},
    el('h2', {}, word('help.title')), el('dl', {}, actions.filter(action => action[1]).map(action => [el('dt', {}, action[0]), el('dd', {}, word(action[1]))]).flat())));
}
function draw() {
  const step = steps[ui.at], root = document.documentElement;
  root.dataset.theme = THEMES[ui.theme];
  root.lang = ['ko', 'en'][ui.lang];
  root.style.setProperty('--size', ui.zoom + 'px');
  panes.title.textContent = run.title;
  panes.clock.textContent = 't = ' + seconds(step.t) + ' s';
  panes.lang.textContent = run.words['language.name'][ui.lang];
  panes.size.textContent = word('step.' + SIZES[ui.size]);
  panes.speed.textContent = ui.speed + '×';
  panes.play.textContent = ui.playing ? '❚❚' : '▶';
  panes.why.textContent = text(step.y);
  panes.scrub.value = ui.at;
  panes.scrub.setAttribute('aria-valuetext', text(step.y));
  for (const button of document.querySelectorAll('[data-key]')) { button.title = word(button.dataset.key); button.setAttribute('aria-label', button.title); }
  panes.code.replaceChildren(...draw_code(step).flat());
  panes.out.replaceChildren(...draw_output(step));
  panes.stage.replaceChildren(...draw_stage(step));
  panes.time.replaceChildren(el('h2', {}, word('pane.timeline'), chart.legend), chart.svg);
  move_timeline(step);
  const running = panes.code.querySelector('.runs');
  if (running) {
    const top = running.offsetTop, pane = panes.code;
    if (top < pane.scrollTop + 30 || top > pane.scrollTop + pane.clientHeight - 50) pane.scrollTop = top - pane.clientHeight / 3;
  }
  panes.out.scrollTop = panes.out.scrollHeight;
  draw_over();
  root.dataset.step = ui.at; /* for tests, and for who embeds this page */
  root.dataset.position = step.p;
  try { history.replaceState(null, '', '#program=' + chosen + '&step=' + ui.at + '&lang=' + root.lang + '&theme=' + THEMES[ui.theme] + '&axis=' + ['time', 'step'][ui.axis] + '&size=' + SIZES[ui.size]); } catch (error) { /* a frame that may not */ }
}
build();
draw_timeline();
draw();
}());
