/* The stepper of an exported run: a view of the data in this page, nothing else.  This part has the
 * runs, words and colours, and draws the panes of one moment. */

const app = document.getElementById('app');
const STATES = ['new', 'ready', 'running', 'waiting', 'blocked', 'done', 'cancelled', 'failed'];
const GLYPHS = ['○', '▷', '▶', '◌', '■', '✓', '✕', '‼'];
const SIZES = ['line', 'await', 'callback', 'iteration', 'stop'];
const THEMES = ['light', 'dark', 'contrast'];
const LANGS = ['ko', 'en'];
const AXES = ['time', 'step'];
const VIEWS = page.lesson ? ['all', 'text', 'code', 'stage', 'timeline', 'output'] : ['all', 'code', 'stage', 'timeline', 'output'];
/* Letters that read on the colours of tasks (from 1) and states; none: the usual ones. */
const TASK_INK = {2: '-dark', 3: '-middle', 4: '-middle', 5: '-dark'};
const STATE_INK = ['-middle', '-dark', '', '-dark', '-middle', '-middle', '-middle', '-middle'];
const ROLES = ['', 'code-keyword', 'code-string', 'code-comment', 'code-number', 'code-name'];

/* The run of a program, each of its steps as a whole. */
function read_run(program) {
  const run = page.runs[page.programs[program][1]];
  if (run.whole) return run;
  run.whole = [];
  for (const change of run.steps) {
    const before = run.whole.length ? run.whole[run.whole.length - 1] : {n: []};
    const step = Object.assign({}, before, change);
    if (change.n) {
      step.n = before.n.slice();
      for (const task of change.n) step.n[task[0]] = task;
    }
    run.whole.push(step);
  }
  const last = run.whole.length - 1;
  if (run.cut) { /* the page ends here */
    run.end[1] = run.whole[last].t;
    run.end[3] = run.whole[last].p;
  }
  run.sizes = [0, 1, 2, 3].map(size => run.whole.map((step, i) => i).filter(i => i === 0 || i === last || run.whole[i].z >= size));
  return run;
}
/* The last step at or before a position of the trace. */
function step_at(run, position) {
  let at = 0;
  run.whole.forEach((step, i) => { if (step.p <= position) at = i; });
  return at;
}

const embedded = window.parent !== window;
const prefers = query => !embedded && page.anyTheme === 1 && matchMedia(query).matches;
/* Of texts, in pixels: on a projector they are larger, on a telephone not smaller. */
const usual_size = () => innerWidth <= 760 ? 15 : Math.round(Math.max(13, Math.min(24, 15 * Math.min(innerWidth / 1280, innerHeight / 760))));
const ui = {
  program: 0, at: 0, lang: page.lang, axis: page.axis, by: page.by, size: page.lesson ? 4 : 2,
  theme: prefers('(prefers-contrast: more)') ? 2 : prefers('(prefers-color-scheme: dark)') ? 1 : page.theme,
  speed: 1, playing: 0, zoom: usual_size(), zoomed: false, view: 0, controls: true, help: false, blank: false, marks: new Set(), notice: ''
};
let run, steps;
function open_program(program) {
  ui.program = program;
  ui.marks = new Set(page.programs[program][2]);
  run = read_run(program);
  steps = run.whole;
}

/* --- words --- */
const word = key => { const both = page.words[key]; return both ? both[ui.lang] : key; };
const fill = (key, values) => word(key).replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
const text = id => { const both = page.texts[id]; return typeof both === 'string' ? both : both[ui.lang]; };
const seconds = ns => (ns / 1e9).toFixed(3);
const state_word = state => word('state.' + STATES[state]);

/* --- making elements --- */
function el(name, attributes) {
  const svg = /^(svg|g|rect|circle|line|path|text|tspan|defs|pattern|clipPath|use|title)$/.test(name);
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
  const is_state = ui.by === 1 || task < 0 || state === 4, at = is_state ? state : run.tasks[task][2] + 1;
  return 'var(--on-fill' + ((is_state ? STATE_INK : TASK_INK)[at] || '') + ')';
};
const paint = (task, state) => ({'--c': color(task, state), '--ink': ink(task, state)});
const task_name = task => {
  const name = text(run.tasks[task][0]), label = text(run.tasks[task][1]);
  return label && label !== name ? name + ' ' + label : name;
};
function chip(step, task, detail) {
  const state = step.n[task] ? step.n[task][1] : 0;
  return el('span', {class: 'chip s' + state, style: paint(task, state), title: state_word(state)},
    GLYPHS[state] + ' ', el('b', {}, text(run.tasks[task][0])), task_name(task).slice(text(run.tasks[task][0]).length),
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
      el('i', {click: () => mark(line)}, String(line)),
      el('span', {}, code), tags.length ? el('span', {class: 'tags'}, few(tags)) : null);
  });
  const shown = run.sizes[Math.min(ui.size, 2)];
  return [el('h2', {}, file ? file[0] : '', run.cut ? el('small', {class: 'cut'}, fill('export.cut', {count: steps.length})) : null,
    el('small', {}, fill('pane.step', {step: place_in(shown) + 1, count: shown.length}))), rows];
}

function draw_output(step) {
  const lines = run.output.slice(0, step.o).map(line => el('div', {class: ['', 'err', 'note'][line[2]]},
    el('time', {}, seconds(line[0])), el('b', {style: line[2] < 2 ? paint(line[1], 2) : {}}), el('span', {}, text(line[3]))));
  if (text(step.u)) lines.push(el('div', {}, el('time', {}, ''), el('b'), el('span', {}, text(step.u))));
  return [el('h2', {}, word('pane.output')), el('div', {role: 'log', style: {display: 'block'}}, lines)];
}

function draw_running(step) {
  const who = step.r >= 0 ? task_name(step.r) : text(step.R);
  if (!who) return el('div', {class: 'card'}, el('b', {class: 'idle'}, text(step.d)));
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
