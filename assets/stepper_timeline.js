
/* --- the timeline: its axis --- */

/* Where a moment stands.  By time it is proportional, with room opened at each instant for its
 * steps; by step each change has the same width.  until: a time that it reaches at least. */
function make_axis(left, width, by_step, opens, until) {
  const times = new Map([[run.end[2], run.end[0]], [run.end[3], run.end[1]]]);
  for (const span of run.spans) { times.set(span[4], Math.max(span[2], times.get(span[4]) || 0)); times.set(span[5], Math.max(span[3], times.get(span[5]) || 0)); }
  const stops = [...times].map(pair => ({p: pair[0], t: pair[1], x: left})).sort((a, b) => a.p - b.p);
  const first = stops[0].t;
  let places = 0;
  stops.forEach((stop, i) => { if (i) { stop.t = Math.max(stop.t, stops[i - 1].t); places += stop.t === stops[i - 1].t; } });
  const all = Math.max(stops[stops.length - 1].t, until || 0) - first;
  by_step = by_step || all <= 0;
  const opened = by_step ? width / Math.max(1, stops.length - 1) : opens ? Math.min(9, width * .45 / Math.max(1, places)) : 0;
  const scale = by_step ? 0 : (width - opened * places) / all;
  let open = 0;
  stops.forEach((stop, i) => {
    if (i && (by_step || stop.t === stops[i - 1].t)) open += opened;
    stop.x = left + open + (stop.t - first) * scale;
  });
  return {stops, left, width, scale, by_step, right: left + width};
}
function x_of(axis, position, time) {
  let low = 0, high = axis.stops.length;
  while (high - low > 1) { const middle = low + high >> 1; if (axis.stops[middle].p <= position) low = middle; else high = middle; }
  const stop = axis.stops[low], next = axis.stops[low + 1];
  if (!next || position <= stop.p) return stop.x;
  const part = next.t > stop.t ? (time - stop.t) / (next.t - stop.t) : (position - stop.p) / (next.p - stop.p);
  return stop.x + (next.x - stop.x) * Math.max(0, Math.min(1, part));
}
function x_of_time(axis, time) {
  const last = axis.stops[axis.stops.length - 1];
  for (let i = 0; i < axis.stops.length; i++) {
    const stop = axis.stops[i], before = axis.stops[i - 1] || stop;
    if (stop.t >= time) return stop.t === time ? stop.x : before.x + (stop.x - before.x) * (time - before.t) / (stop.t - before.t);
  }
  return last.x + (time - last.t) * axis.scale;
}

/* --- the timeline: what stands in its lanes --- */
let pitch = 24, thick = 15; /* of lanes, of bars; less when there are many */
let top_edge = 22; /* of the lanes: below the axis' numbers, and notes */
const LANES_MOST = 200;
const lane_y = task => top_edge + pitch * (task + .5);
const is_wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;
const cells = (() => { /* of the font that is there: how wide a letter is, and one of Hangul */
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = '100px ' + getComputedStyle(document.body).fontFamily;
  return ['0', '가'].map(c => pen.measureText(c).width / 100);
})();
const text_width = (words, size) => [...words].reduce((sum, c) => sum + cells[+is_wide.test(c)], 0) * size;

/* A text on a plate, so that it reads on any pattern.  Its right end; x when it has no room. */
function plate(group, x, y, room, words, fill) {
  const width = text_width(words, 11) + 6;
  if (!words || width > room) return x;
  group.append(el('rect', {x, y: y - 6.5, width, height: 13, rx: 2.5, fill: 'var(--panel)', 'fill-opacity': .85}),
    el('text', {x: x + 3, y: y + 3.8, 'font-size': 11, fill: fill || 'var(--muted)'}, words));
  return x + width;
}
function box(state, c, x, y, width, height) {
  const place = {x, y: y - height / 2, width, height, rx: Math.min(2.5, width / 4)};
  const hatch = state === 3 ? 'h' : state === 4 ? 'x' : '';
  return [el('rect', Object.assign({fill: state === 1 || state === 0 ? 'none' : c, 'fill-opacity': state === 3 ? .28 : state === 4 ? .5 : 1,
    stroke: state === 1 || state === 0 ? c : 'var(--bar-outline)', 'stroke-width': width < 3 ? 0 : state === 1 ? 1.6 : .7}, place)),
  hatch ? el('rect', Object.assign({fill: 'url(#' + hatch + ')', 'pointer-events': 'none'}, place)) : null];
}
/* "time.sleep(2) blocks the loop: 3 tasks were ready". */
const band_text = band => fill(band[6] === 0 ? 'band.none' : band[6] === 1 ? 'band.one' : 'band.many', {call: text(band[5]), count: band[6]});
const band_of = (task, first, last) => run.bands.find(band => band[4] === task && band[2] >= first && band[2] <= last);
/* It is still so at the end, and nothing will happen any more. */
const is_for_ever = span => run.stuck === 1 && span[1] === 3 && span[5] >= run.end[3] && span[3] >= run.end[1];
/* What is written on a bar, the longest first that fits. */
function span_texts(span) {
  const [task, state, , , first, , words, on] = span, said = text(words);
  if (state === 4) { const band = band_of(task, first, first); return band ? [band_text(band), text(band[5])] : [said]; }
  if (is_for_ever(span)) return [fill('lane.for-ever', {what: said}), said];
  if (on < 0 || !said) return [said === 'Task' ? '' : said];
  const name = text(run.tasks[on][0]);
  return said === 'Task' ? [name] : [said + ' ' + name, name];
}
function draw_bands(axis, group, lanes) {
  for (const band of run.bands) {
    const x = x_of(axis, band[2], band[0]), width = Math.max(0, x_of(axis, band[3], band[1]) - x);
    for (let from = 0, to; from < lanes; from = to + 1) { /* threads could run: their lanes stay free of it */
      for (to = from; to < lanes && run.tasks[to][3] === 0;) to++;
      if (to > from) for (const fill of ['var(--state-blocked)', 'url(#b)']) group.append(el('rect', {x, y: top_edge + pitch * from, width, height: pitch * (to - from), fill, 'fill-opacity': fill === 'url(#b)' ? 1 : .1}));
    }
  }
}
/* words: what is written on them, from when on. */
function draw_spans(axis, group, words) {
  for (const span of run.spans) {
    const [task, state, start, end, first, last, , , fetches] = span;
    const y = lane_y(task), x = x_of(axis, first, start), wide = x_of(axis, last, end) - x, works = state === 2 || state === 4;
    if (state >= 5 || !works && wide < 1) continue;
    const width = Math.max(works ? 1.5 : .8, wide), texts = fetches ? [] : span_texts(span);
    const [bar, hatch] = box(state, color(task, state), x, y, width, works ? thick : thick * .68);
    bar.append(el('title', {}, task_name(task) + ': ' + state_word(state) + ' ' + (texts[0] || '') + ' ' + seconds(start) + '–' + seconds(end)));
    group.append(bar);
    if (hatch) group.append(hatch);
    const g = el('g');
    if (texts.some(said => plate(g, x + 4, y, width - 8, said, state === 4 ? 'var(--text)' : '') > x + 4)) words.push({p: first, g});
  }
}
/* Their time came while the loop stood still: they could have run. */
function draw_dues(axis, group) {
  for (const [task, number, start] of run.dues) {
    const band = run.bands[number], x = x_of(axis, band[2] + 1, start), width = x_of(axis, band[3], band[1]) - x;
    if (width < 1) continue;
    const [bar] = box(1, color(task, 1), x, lane_y(task), width, thick * .68);
    bar.setAttribute('fill', 'var(--panel)');
    bar.setAttribute('fill-opacity', .8);
    group.append(bar);
  }
}
/* Requests: a bar with its address, solid at both ends. */
function draw_fetches(axis, group, words) {
  for (const [task, serves, failed, start, end, first, last, url, host, result] of run.fetches) {
    const x = x_of(axis, first, start), width = x_of(axis, last, end) - x, y = lane_y(task), c = color(task, 3), height = thick * .8;
    if (serves || width < 1) continue;
    const blocks = run.spans.some(span => span[0] === task && span[1] === 4 && span[4] < last && span[5] > first); /* its red stays red */
    const cap = Math.min(3.5, width / 3), top = y - height / 2, said = text(result), room = width - 2 * cap - 6 - (said ? text_width(said, 11) + 8 : 0);
    group.append(el('rect', {x, y: top, width, height, rx: 2, fill: c, 'fill-opacity': blocks ? 0 : .3, stroke: 'var(--bar-outline)', 'stroke-width': .7}),
      el('rect', {x, y: top, width: cap, height, fill: c}), el('rect', {x: x + width - cap, y: top, width: cap, height, fill: failed ? 'var(--error)' : c}));
    const g = el('g');
    words.push({p: first, g});
    let right = plate(g, x + cap + 3, y, room, text(url), 'var(--text)');
    if (right <= x + cap + 3) right = plate(g, x + cap + 3, y, room, text(host), 'var(--text)');
    const band = band_of(task, first, last);
    if (band) plate(g, right + 3, y, x + width - cap - right - 6, band_text(band), 'var(--text)');
  }
}
/* How a request ended, once it is known. */
function fetch_points(axis) {
  const points = [];
  for (const [task, serves, failed, start, end, first, last, , , result] of run.fetches) {
    const x = x_of(axis, first, start), right = x_of(axis, last, end) - (serves ? 2 : 7), y = lane_y(task), g = el('g'), said = text(result);
    const wide = text_width(said, 11) + 6, fill = failed ? 'var(--error)' : 'var(--muted)';
    if (said && right - x > wide * (serves ? 3 : 1.5)) plate(g, right - wide, y, wide, said, fill);
    else if (said && failed && right - x > 14) g.append(el('text', {x: right - 10, y: y + 4, 'font-size': 12, 'font-weight': 'bold', fill: 'var(--error)'}, GLYPHS[7]));
    points.push({p: last, g});
  }
  return points;
}
/* gather and the like: a line below the bar with a hook at each end; inner ones are nearer to it. */
function draw_brackets(axis, group) {
  const levels = Math.min(4, run.brackets.reduce((most, bracket) => Math.max(most, bracket[1] + 1), 1));
  for (const [task, depth, outcome, start, end, first, last, kind] of run.brackets) {
    const x = x_of(axis, first, start), right = x_of(axis, last, end), bottom = lane_y(task) + thick / 2;
    if (depth >= levels || right - x < 2) continue;
    const y = bottom + Math.min(2.6, 7 / levels) * (levels - depth) + .5, hook = Math.min(y - bottom + 1, 4);
    const c = outcome === 7 ? 'var(--state-failed)' : outcome === 6 ? 'var(--state-cancelled)' : 'var(--muted)';
    group.append(el('path', {d: 'M' + x + ' ' + (y - hook) + 'V' + y + 'H' + right + (outcome === 3 ? '' : 'v' + -hook), fill: 'none', stroke: c, 'stroke-width': 1.2,
      'stroke-dasharray': outcome === 6 ? '4 3' : 'none'}, el('title', {}, text(kind) + ' ' + seconds(start) + '–' + seconds(end))));
  }
}
/* A small tooth above the bar for each piece of output; the last one of a crowd is not needed. */
function print_points(axis) {
  const points = [], drawn = {};
  for (const [task, error, time, position] of run.prints) {
    const x = x_of(axis, position, time), y = lane_y(task) - thick / 2 - .5;
    if (task < 0 || x - drawn[task] < 4) continue;
    drawn[task] = x;
    points.push({p: position, g: el('path', {class: 'print', d: 'M' + (x - 2.8) + ' ' + (y - 3.6) + 'h5.6L' + x + ' ' + y + 'z', fill: error ? 'var(--error)' : 'var(--text)'})});
  }
  return points;
}
/* How tasks ended. */
const end_points = axis => run.spans.filter(span => span[1] >= 5).map(span => ({p: span[4],
  g: el('text', {x: Math.min(x_of(axis, span[4], span[2]) + 3, axis.right + 1), y: lane_y(span[0]) + 5, fill: 'var(--state-' + STATES[span[1]] + ')', 'font-weight': 'bold', 'font-size': 14}, GLYPHS[span[1]])}));
/* Who makes, wakes and cancels whom; none before it happens. */
function arrow_points(axis) {
  const points = [];
  let made = -99, maker = -1; /* many tasks made in a row: only the first arrow is a long one */
  for (const [kind, from, to, time, position] of run.arrows.slice(0, 400)) {
    if (from < 0 || to < 0 || from === to) continue;
    const x = x_of(axis, position, time), way = to > from ? 1 : -1;
    const crowded = kind === 0 && from === maker && x - made < 9;
    if (kind === 0 && !crowded) { made = x; maker = from; }
    const y1 = lane_y(crowded ? to - way : from) + way * 7, y2 = lane_y(to) - way * 7;
    const c = kind === 2 ? 'var(--state-cancelled)' : 'var(--muted)';
    points.push({p: position, g: el('g', {class: 'arrow'}, el('line', {x1: x, x2: x, y1, y2: y2 - way * 4, stroke: c, 'stroke-width': kind === 2 ? 1.6 : 1, 'stroke-dasharray': kind === 2 ? '4 3' : kind === 1 ? '2 2' : 'none'}),
      el('path', {d: 'M' + x + ' ' + y2 + 'l-3 ' + -6 * way + 'h6z', fill: c}))});
  }
  return points;
}
/* Where a marked line is about to run. */
const mark_points = axis => steps.filter(step => step.z === 0 && ui.marks.has(step.l)).slice(0, 200).map(step => ({p: step.p,
  g: el('path', {class: 'mark', d: 'M' + x_of(axis, step.p, step.t) + ' ' + (top_edge - 1) + 'l-3.5 -3.5l3.5 -3.5l3.5 3.5z', fill: 'var(--error)'}, el('title', {}, fill('stage.line', {line: step.l})))}));

/* Notes at moments, said when they have come: plates above the lanes, in rows so that none lies on
 * another one, and a leader from each to its moment. */
function break_words(words, width) {
  const lines = [''];
  for (const part of words.split(' ')) {
    const longer = lines[lines.length - 1] ? lines[lines.length - 1] + ' ' + part : part;
    if (lines[lines.length - 1] && text_width(longer, 12) > width) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
function place_notes(axis) {
  const rows = [], most = Math.min(260, axis.width * .6);
  const notes = run.callouts.map(([task, time, position, between, words]) => {
    const lines = break_words(text(words), most), width = Math.max(...lines.map(line => text_width(line, 12))) + 14;
    const at = between ? x_of_time(axis, time) : x_of(axis, position, time);
    return {task, position, lines, at, width, height: 15 * lines.length + 6, left: Math.max(axis.left, Math.min(axis.right + 12 - width, at - width / 2))};
  });
  for (const note of [...notes].sort((a, b) => a.left - b.left)) {
    note.row = rows.find(row => row.right + 6 < note.left);
    if (!note.row) rows.push(note.row = {height: 0});
    note.row.right = note.left + note.width;
    note.row.height = Math.max(note.row.height, note.height);
  }
  let bottom = rows.reduce((sum, row) => sum + row.height + 5, 0);
  notes.height = bottom;
  for (const row of rows) { /* the first one is nearest to the lanes */
    row.bottom = 18 + bottom - 5;
    bottom -= row.height + 5;
  }
  return notes;
}
const leader_of = note => {
  const y = note.task < 0 ? top_edge - 2 : lane_y(note.task);
  return {p: note.position, g: el('g', {class: 'note'}, el('path', {d: 'M' + note.at + ' ' + note.row.bottom + 'V' + y, stroke: 'var(--callout-line)', 'stroke-width': 1.3}),
    note.task < 0 ? null : el('circle', {cx: note.at, cy: y, r: 3.2, fill: 'var(--callout)', stroke: 'var(--callout-line)', 'stroke-width': 1.5}))};
};
const plate_of = note => {
  const top = note.row.bottom - note.height;
  return {p: note.position, g: el('g', {class: 'note'}, el('rect', {x: note.left, y: top, width: note.width, height: note.height, rx: 3, fill: 'var(--callout)', stroke: 'var(--callout-line)'}),
    note.lines.map((line, i) => el('text', {x: note.left + 7, y: top + 14 + 15 * i, 'font-size': 12, fill: 'var(--text)'}, line)))};
};
/* The same for who does not see the picture. */
const list_notes = position => run.callouts.length ? el('ol', {}, run.callouts.filter(note => note[2] <= position).map(note => el('li', {}, text(note[4])))) : '';

/* Where the axis does not go on in time: room is opened for the steps of one instant. */
function draw_places(axis, height) {
  const group = el('g');
  if (axis.by_step) return group;
  for (let i = 0, last; i < axis.stops.length; i = last + 1) {
    for (last = i; last + 1 < axis.stops.length && axis.stops[last + 1].t === axis.stops[i].t;) last++;
    const x = axis.stops[i].x, width = axis.stops[last].x - x;
    if (width > 5) group.append(el('rect', {x, y: top_edge, width: width - 1, height: height - top_edge, fill: 'var(--track)'}));
  }
  return group;
}

function draw_ticks(axis, height) {
  const begin = run.end[0], ticks = [];
  const end = axis.scale ? begin + (axis.width - (axis.stops[axis.stops.length - 1].x - axis.left - (run.end[1] - begin) * axis.scale)) / axis.scale : run.end[1];
  const times = [];
  if (axis.by_step) { /* the instants, each where its steps begin */
    axis.stops.forEach((stop, i) => { if (!i || stop.t > axis.stops[i - 1].t) times.push(stop.t); });
  } else {
    let tick = 1;
    const least = (end - begin) * 56 / axis.width;
    for (let power = 1; tick < least; power *= 10) for (const m of [1, 2, 5]) if (tick < least) tick = power * m;
    for (let t = Math.ceil(begin / tick) * tick; t <= end + 1; t += tick) times.push(t);
  }
  const unit = times.reduce((unit, t) => { while (unit > 1e6 && t % unit) unit /= 10; return unit; }, 1e8), digits = 9 - Math.round(Math.log10(unit));
  for (let i = 0, before = -1e9; i < times.length; i++) {
    const x = x_of_time(axis, times[i]), words = (times[i] / 1e9).toFixed(digits);
    if (x - before < text_width(words, 11) + 6) continue;
    before = x;
    ticks.push({t: times[i], x, half: text_width(words, 11) / 2, g: el('g', {}, el('line', {x1: x, x2: x, y1: top_edge - 3, y2: height, stroke: 'var(--grid-line)'}), el('text', {x, y: 12, 'text-anchor': 'middle', 'font-size': 11, fill: 'var(--muted)'}, words))});
  }
  return ticks;
}

/* --- the timeline as a whole --- */
const patterns = () => [el('pattern', {id: 'h', width: 5, height: 5, patternUnits: 'userSpaceOnUse'}, el('path', {d: 'M-1 6L6 -1M-1 1L1 -1M4 6L6 4', stroke: 'currentColor', 'stroke-opacity': .55})),
  el('pattern', {id: 'x', width: 6, height: 6, patternUnits: 'userSpaceOnUse'}, el('path', {d: 'M0 0L6 6M6 0L0 6', stroke: 'currentColor', 'stroke-opacity': .7})),
  el('pattern', {id: 'b', width: 12, height: 12, patternUnits: 'userSpaceOnUse'}, el('path', {d: 'M0 0L12 12M12 0L0 12', stroke: 'var(--state-blocked)', 'stroke-width': 1.5, 'stroke-opacity': .3}))];

/* As large as the other texts; alone on the page, as large as there is room for all lanes. */
function chart_scale(height) {
  const alone = VIEWS[ui.view] === 'timeline', room = innerHeight - (ui.controls ? 12 : 3) * ui.zoom;
  return alone ? Math.max(ui.zoom / 15, Math.min(1.8, room / height)) : ui.zoom / 15;
}
/* The lanes of the run.  like: {left, until, number} to draw another run on the same axis, without a cursor. */
function make_chart(like) {
  const count = run.tasks.length, lanes = Math.min(count, LANES_MOST);
  pitch = Math.max(18, Math.min(24, 31 - lanes));
  thick = pitch * .63;
  const larger = chart_scale(pitch * lanes + 110 + 30 * run.callouts.length), width = Math.max(300, (app.clientWidth || 1000) - 2.6 * ui.zoom - 4) / larger;
  const names = run.tasks.slice(0, lanes).map((task, i) => task_name(i));
  const kinds = run.tasks.slice(0, lanes).map(task => task[3] === 2 ? word('lane.thread') : task[3] === 3 ? word('lane.process') : '');
  const wide = Math.max(60, ...names.map((name, i) => text_width(name, 12) + 28 + (kinds[i] ? text_width(kinds[i], 10) + 8 : 0)));
  const left = like && like.left ? like.left : Math.min(width * .3, wide);
  const axis = make_axis(left, width - left - 22, !like && ui.axis === 1, !like, like && like.until);
  const notes = place_notes(axis);
  top_edge = 22 + notes.height;
  const height = top_edge + pitch * (lanes + (count > lanes)) + 6;
  const svg = el('svg', {viewBox: '0 0 ' + width + ' ' + height, height: height * larger, role: 'img', 'aria-label': word('pane.timeline') + ': ' + names.slice(0, 20).join(', '), 'font-family': 'inherit', 'font-size': 12});
  const clipped = attributes => like ? el('g') : el('g', attributes), before = {'clip-path': 'url(#past)'}, behind = {class: 'future', 'clip-path': 'url(#future)', opacity: .33};
  const grounds = [clipped(behind), clipped(before)], bars = [clipped(behind), clipped(before)]; /* behind the cursor, before it */
  const ticks = draw_ticks(axis, height), defs = el('defs', {}, patterns()), words = [];
  for (const i of like ? [1] : [0, 1]) {
    if (!like) grounds[i].append(draw_places(axis, height));
    draw_bands(axis, grounds[i], lanes);
    words.length = 0;
    for (const draw_part of [draw_spans, draw_dues, draw_fetches, draw_brackets]) draw_part(axis, bars[i], words);
  }
  const written = el('g', {class: 'points'}, words.map(one => one.g));
  const arrows = arrow_points(axis), points = [end_points, fetch_points, print_points, mark_points].map(make => make(axis)).flat().concat(notes.map(leader_of), notes.map(plate_of));
  const labels = names.map((name, i) => el('text', {x: 18, y: lane_y(i) + 4, fill: 'var(--text)'}, name,
    kinds[i] ? el('tspan', {dx: 7, 'font-size': 10, fill: 'var(--muted)'}, kinds[i]) : null));
  const glyphs = names.map((name, i) => el('text', {x: 3, y: lane_y(i) + 4, 'font-weight': 'bold'}));
  const names_end = el('clipPath', {id: 'names' + (like ? like.number : '')}, el('rect', {x: 0, y: 0, width: Math.max(0, left - 4), height}));
  defs.append(el('clipPath', {id: 'past'}, el('rect', {y: 0, x: 0, height})), el('clipPath', {id: 'future'}, el('rect', {y: 0, width, height})), names_end);
  svg.append(defs, ...grounds, el('g', {}, ticks.map(tick => tick.g)), el('g', {class: 'points'}, arrows.map(arrow => arrow.g)), ...bars, written, el('g', {class: 'points'}, points.map(point => point.g)), el('g', {'clip-path': 'url(#' + names_end.id + ')'}, labels), el('g', {}, glyphs));
  if (count > lanes) svg.append(el('text', {x: 18, y: lane_y(lanes) + 4, fill: 'var(--muted)'}, '+' + (count - lanes)));
  const cursor = el('g', {class: 'cursor'}, el('line', {y1: 8, y2: height, stroke: 'var(--cursor)', 'stroke-width': 2}), el('path', {d: 'M-6 2h12l-6 9z', fill: 'var(--cursor)'}));
  if (!like) svg.append(cursor);
  return {svg, axis, cursor, labels, glyphs, ticks, written, points: points.concat(words, arrows), left, width, past: defs.querySelector('#past rect'), future: defs.querySelector('#future rect')};
}
let chart = null; /* what of the timeline stays from step to step */
function draw_timeline() {
  chart = make_chart(null);
  const seek_to = event => {
    const at = chart.svg.getBoundingClientRect(), x = (event.clientX - at.left) * chart.width / at.width;
    let best = chart.axis.stops[0];
    for (const stop of chart.axis.stops) if (stop.x <= x) best = stop;
    go(step_at(run, best.p));
  };
  chart.svg.addEventListener('pointerdown', event => { seek_to(event); if (event.isTrusted) chart.svg.setPointerCapture(event.pointerId); });
  chart.svg.addEventListener('pointermove', event => { if (event.buttons & 1) seek_to(event); });
}
function swatch(state) {
  const c = ui.by === 1 || state === 4 ? 'var(--state-' + STATES[state] + ')' : 'var(--muted)';
  return state >= 5 ? el('b', {style: {color: 'var(--state-' + STATES[state] + ')'}}, GLYPHS[state])
    : el('svg', {width: 18, height: 11, 'aria-hidden': 'true'}, box(state, c, 1, 5.5, 16, 9));
}
const draw_legend = () => el('span', {class: 'legend'}, [2, 1, 3, 5, 4, 6, 7].map(state => el('small', {}, swatch(state), ' ' + state_word(state))));
/* hides: what comes is not shown at all. */
function move_timeline(step, hides) {
  const x = x_of(chart.axis, step.p, step.t);
  panes.time.classList.toggle('hides', hides);
  if (hides) chart.written.setAttribute('clip-path', 'url(#past)');
  else chart.written.removeAttribute('clip-path');
  chart.past.setAttribute('width', x);
  chart.future.setAttribute('x', x);
  chart.cursor.setAttribute('transform', 'translate(' + x + ' 0)');
  for (const point of chart.points) point.g.classList.toggle('comes', point.p > step.p);
  for (const tick of chart.ticks) {
    tick.g.classList.toggle('comes', tick.t > step.t);
    tick.g.lastChild.setAttribute('opacity', Math.abs(tick.x - x) < tick.half + 2 ? 0 : 1); /* the cursor stands there */
  }
  chart.labels.forEach((label, i) => {
    const facts = step.n[i], state = facts ? facts[1] : 0;
    label.setAttribute('fill', facts ? 'var(--text)' : 'var(--faint)');
    label.classList.toggle('comes', !facts);
    chart.glyphs[i].textContent = facts ? GLYPHS[state] : '';
    chart.glyphs[i].setAttribute('fill', color(i, state));
  });
}

/* Two runs on one axis of time, both to their ends. */
function draw_both(programs) {
  const here = ui.program, until = Math.max(...programs.map(program => read_run(program).end[1]));
  const parts = [];
  let left = 0;
  for (const measures of [true, false]) { /* the wider names say where both begin */
    for (const program of programs) {
      open_program(program);
      const one = make_chart({left, until, number: program});
      if (measures) { parts.left = Math.max(parts.left || 0, one.left); continue; }
      move_to_end(one);
      parts.push(el('h3', {}, page.programs[program][0], el('small', {}, ' ' + fill('export.total', {time: seconds(run.end[1])}))), one.svg, el('div', {class: 'sr'}, list_notes(Infinity)));
    }
    left = parts.left;
  }
  open_program(here);
  return parts;
}
function move_to_end(one) {
  const last = steps[steps.length - 1];
  one.glyphs.forEach((glyph, i) => {
    const state = last.n[i] ? last.n[i][1] : 0;
    glyph.textContent = GLYPHS[state];
    glyph.setAttribute('fill', color(i, state));
  });
}

/* --- the same as a table --- */
const table = el('details', {class: 'table', toggle: () => draw_table()}, el('summary'), el('table'));
/* When what comes is hidden, it shows only what has begun, and no ends that are to come. */
function draw_table() {
  const [summary, body] = table.children, now = steps[ui.at].p, hides = veils();
  summary.textContent = word('export.table') + ' · ' + page.programs[ui.program][0];
  if (!table.open) return;
  const rows = run.spans.filter(span => span[1] !== 1 && (!hides || span[4] < now || span[4] === 0)).slice(0, 600).map(span => {
    const words = span[1] === 3 && !text(span[6]) ? 'sleep' : span_texts(span)[0];
    return el('tr', {}, el('td', {}, task_name(span[0])), el('td', {}, state_word(span[1]) + ' ' + words), el('td', {}, seconds(span[2])), el('td', {}, hides && span[5] > now ? '…' : seconds(span[3])));
  });
  body.replaceChildren(el('thead', {}, el('tr', {}, ['task', 'state', 'from', 'to'].map(head => el('th', {scope: 'col'}, word('export.' + head))))), el('tbody', {}, rows));
}
