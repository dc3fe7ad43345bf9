/* The page of two runs: a view of the data in it at one virtual time of both, nothing else. */
const data = JSON.parse(document.getElementById('data').textContent);
const root = document.documentElement, app = document.getElementById('app');
const themes = ['light', 'dark', 'contrast'], languages = ['ko', 'en'];
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const RACE = 8000, FRAME = 900; /* ms: of the whole at speed 1; of a moment where nothing may move */
const speeds = [0.25, 0.5, 1, 2, 4, 8];
let language = data.lang, now = data.to, speed = 2, playing = 0, before = 0, size = 15;
let x_of = () => 0, time_at = () => 0;

const both = texts => texts[language];
const word = key => both(data.words[key]);

/* As the pictures say it: "2.88 s", "10 ms". */
function number(time, unit) {
  if (time === 0 || time >= 1e8) return (time / 1e9).toFixed(time === 0 ? 0 : time < 1e11 ? 2 : 1) + unit;
  const [factor, name] = time >= 1e6 ? [1e6, ' ms'] : time >= 1e3 ? [1e3, ' µs'] : [1, ' ns'];
  return +(time / factor).toPrecision(3) + name;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
}

function shape(name, attributes, parent, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

/* The last moment that is not later; -1: before the first. */
function moment_at(time) {
  let low = 0, high = data.instants.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (data.instants[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/* --- the picture: laid out anew for another width, size or language --- */

const measure = document.createElement('canvas').getContext('2d');
function text_width(text, font_size, bold) {
  measure.font = `${bold ? 'bold ' : ''}${font_size}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(text).width;
}

function cut_off(text, width, font_size, end) {
  const letters = [...text];
  if (text_width(text, font_size) <= width) return text;
  while (letters.length && text_width(letters.join('') + end, font_size) > width) letters.pop();
  return letters.join('') + end;
}

/* A call keeps the beginnings of its name and of its arguments. */
function shortened(text, width, font_size) {
  const open = text.indexOf('(');
  if (open < 1 || text[open + 1] === ')' || text_width(text, font_size) <= width) return cut_off(text, width, font_size, '…');
  const name = cut_off(text.slice(0, open), Math.max(width * .4, width - text_width(text.slice(open), font_size)), font_size, '…');
  return name + cut_off(text.slice(open), width - text_width(name, font_size), font_size, '…)');
}

function find_tick(scale, apart) {
  let tick = 1;
  for (let i = 0; tick * scale < apart; i++) tick = i % 3 === 1 ? tick / 2 * 5 : tick * 2;
  return tick;
}

function tick_text(time, tick) {
  if (tick >= 1e7) return (time / 1e9).toFixed(tick >= 1e9 ? 0 : tick >= 1e8 ? 1 : 2) + ' s';
  return tick >= 1e6 ? time / 1e6 + ' ms' : tick >= 1e3 ? time / 1e3 + ' µs' : time + ' ns';
}

const state_roles = ['state-blocked', 'state-waiting', 'state-ready'];
const look_fill = (look, color) => `var(--${data.by ? state_roles[look] : 'task-' + color})`;

function draw_bar(parent, look, color, x, y, width, height) {
  const fill = look_fill(look, color), end = Math.min(4, width * .3);
  if (look === 2) {
    shape('rect', {class: 'ready', x: x + .75, y: y + height * .22, width: Math.max(.5, width - 1.5), height: height * .56, rx: 2, stroke: fill}, parent);
    return;
  }
  shape('rect', {class: look === 1 ? 'light' : '', x, y, width, height, rx: look ? 1 : Math.min(3, width / 4), fill}, parent);
  if (look === 1) {
    shape('rect', {x, y, width: end, height, fill}, parent);
    shape('rect', {x: x + width - end, y, width: end, height, fill}, parent);
  }
}

function draw_side(svg, side, top, box, font) {
  const bars = shape('g', {class: 'future'}, svg), clipped = shape('g', {'clip-path': 'url(#past)'}, svg);
  const words = shape('g', {}, svg), bar_height = box.pitch * .7;
  shape('text', {class: 'label', x: 0, y: top - font * .55, 'font-size': font * 1.1}, svg, both(side.label));
  const total = x_of(side.total), is_seen = side.total >= data.from && side.total <= data.to;
  let named_to = -1;
  side.rows.forEach((row, i) => {
    const y = top + i * box.pitch + (box.pitch - bar_height) / 2, middle = y + bar_height / 2 + font * .32;
    if (y >= named_to) {
      shape('text', {x: box.left - 10, y: middle, 'text-anchor': 'end', 'font-size': box.name}, words, shortened(row[0], box.left - 12, box.name));
      named_to = y + box.name - box.pitch * .3;
    }
    for (let k = 2; k < row.length; k += 3) {
      const x1 = x_of(Math.max(row[k + 1], data.from)), x2 = x_of(Math.min(row[k + 2], data.to));
      for (const parent of [bars, clipped]) draw_bar(parent, row[k], row[1], x1, y, Math.max(2, x2 - x1), bar_height);
    }
    if (side.endless && is_seen && row[row.length - 1] === side.total) { /* goes on waiting */
      const x = x_of(side.total), stroke = look_fill(row[row.length - 3], row[1]);
      shape('line', {x1: x, x2: box.right, y1: y + bar_height / 2, y2: y + bar_height / 2, stroke, 'stroke-dasharray': '5 4'}, words);
    }
    const last = row.length - 3, length = row[last + 2] - row[last + 1], says = number(length, '');
    if (last > 0 && length > 0 && row[last] !== 2 && bar_height >= 11) {
      let x = x_of(Math.min(row[last + 2], data.to)) + 6;
      const width = text_width(says, font * .9);
      if (is_seen && x < total + 3 && x + width > total - 3) x = total + 7;
      if (side.endless) shape('rect', {class: 'behind', x: x - 2, y: middle - font * .8, width: width + 4, height: font}, words);
      shape('text', {x, y: middle, 'font-size': font * .9, 'data-until': row[last + 2]}, words, says);
    }
  });
  const bottom = top + side.rows.length * box.pitch;
  if (side.hidden[0]) {
    const x1 = x_of(Math.max(side.hidden[1], data.from)), x2 = x_of(Math.min(side.hidden[2], data.to));
    shape('text', {x: box.left - 10, y: bottom + font * .8, 'text-anchor': 'end', class: 'tick', 'font-size': font * .9}, words, '+' + side.hidden[0]);
    shape('rect', {x: x1, y: bottom + 3, width: Math.max(2, x2 - x1), height: font * .5, class: 'light', fill: 'var(--muted)'}, words);
  }
  if (is_seen) {
    shape('line', {class: 'total', x1: total, x2: total, y1: top - 3, y2: bottom + 3, 'data-until': side.total}, words);
    const says = both(side.told) + (side.ratio ? '   ' + side.ratio : ''), width = text_width(says, font * 1.1, true);
    const row = free_row(side, total + 6, total + 12 + width, font, words, box, top);
    const y = top + (row + .5) * box.pitch;
    shape('rect', {class: 'behind', x: total + 4, y: y - font * .7, width: width + 8, height: font * 1.4}, words);
    shape('text', {class: 'total', x: total + 8, y: y + font * .38, 'font-size': font * 1.1, 'data-until': side.total}, words, says);
  }
}

/* The row whose number leaves room for the total; where none does, the first one's gives way. */
function free_row(side, x1, x2, font, words, box, top) {
  const taken = [...words.querySelectorAll('text[data-until]')].map(text => {
    const x = +text.getAttribute('x');
    return [x, x + text_width(text.textContent, font * .9), Math.round((+text.getAttribute('y') - font * .32 - top) / box.pitch - .5), text];
  });
  for (let row = 0; row < side.rows.length; row++) {
    const near = Math.ceil(font / box.pitch) - 1;
    if (!taken.some(([a, b, other]) => Math.abs(other - row) <= near && b > x1 && a < x2)) return row;
  }
  taken.filter(([a, b, other]) => other === 0 && b > x1 && a < x2).forEach(text => text[3].remove());
  return 0;
}

/* Where its entries stand: [look, x, line]. */
function place_legend(left, width, font) {
  if (!data.legend) return [];
  const looks = new Set(data.sides.flatMap(side => side.rows.flatMap(row => row.slice(2).filter((value, i) => i % 3 === 0))));
  const placed = [], wide = look => font * 1.8 + text_width(word(look_keys[look]), font * .9), shown = [0, 1, 2].filter(look => looks.has(look));
  const all = shown.reduce((sum, look) => sum + wide(look) + font * 2, -font * 2);
  const start = left + all <= width ? left : 0;
  let x = start, line = 0;
  for (const look of shown) {
    if (x > start && x + wide(look) > width) { x = start; line++; }
    placed.push([look, x, line]);
    x += wide(look) + font * 2;
  }
  return placed;
}

const look_keys = ['compare.occupied', 'compare.waiting', 'compare.ready'];
function draw_legend(svg, placed, top, font) {
  const group = shape('g', {class: 'legend'}, svg);
  for (const [look, x, line] of placed) {
    const y = top + line * font * 1.6, words = word(look_keys[look]), fill = data.by ? look_fill(look) : 'var(--muted)';
    shape('rect', {class: 'behind', x, y: y - font, width: font * 1.8 + text_width(words, font * .9) + 4, height: font * 1.3}, group);
    shape('rect', {class: ['', 'light', 'ready'][look], x, y: y - font * .8, width: font * 1.4, height: font * .9, fill, stroke: look === 2 ? fill : 'none', rx: 2}, group);
    shape('text', {x: x + font * 1.8, y, 'font-size': font * .9}, group, words);
  }
}

function draw_figure() {
  const pane = app.querySelector('.figure'), svg = pane.querySelector('svg'), font = size * .95;
  const width = Math.max(300, pane.clientWidth - 22), rows = data.sides.reduce((sum, side) => sum + side.rows.length, 0);
  const pitch = Math.max(3, Math.min(size * 1.9, 1400 / Math.max(1, rows)));
  const box = {pitch, right: width, name: Math.max(8, Math.min(font, pitch * .8))};
  const names = data.sides.flatMap(side => side.rows.map(row => text_width(row[0], box.name)));
  box.left = Math.min(Math.max(60, ...names) + 14, width * .28);
  const beside = data.sides.map(side => text_width(both(side.told) + (side.ratio ? '   ' + side.ratio : ''), font * 1.1, true) + 22);
  const span = Math.max(1, data.to - data.from);
  const scale = Math.max(1e-18, Math.min(...data.sides.map((side, i) => {
    const to = Math.min(side.total, data.to);
    return to > data.from ? Math.max(20, width - box.left - (side.total <= data.to ? beside[i] : 8)) / (to - data.from) : (width - box.left) / span;
  })));
  x_of = time => box.left + (time - data.from) * scale;
  time_at = x => Math.max(data.from, Math.min(data.to, data.from + (x - box.left) / scale));
  const extra = data.sides.map(side => side.hidden[0] ? font * 1.3 : 0), head = font * 2, between = font * 1.6;
  const legend = place_legend(box.left, width, font), legend_lines = legend.length ? legend[legend.length - 1][2] + 1 : 0;
  const top = [head + font * .8], first_bottom = top[0] + data.sides[0].rows.length * pitch + extra[0];
  top.push(first_bottom + between + head);
  const bottom = top[1] + data.sides[1].rows.length * pitch + extra[1] + font * 2.2 + legend_lines * font * 1.6;
  svg.replaceChildren();
  svg.setAttribute('viewBox', `0 0 ${width} ${bottom + font * 1.8}`);
  const clip = shape('clipPath', {id: 'past'}, shape('defs', {}, svg));
  shape('rect', {x: 0, y: 0, width, height: bottom}, clip);
  const tick = find_tick(scale, font * 5);
  for (let time = Math.ceil(data.from / tick) * tick; x_of(time) <= width + 1; time += tick) {
    const x = x_of(time), text = tick_text(time, tick), half = text_width(text, font * .9) / 2;
    shape('line', {class: 'grid', x1: x, x2: x, y1: font, y2: bottom}, svg);
    if (x + half <= width) shape('text', {class: 'tick', x, y: bottom + font * 1.2, 'text-anchor': 'middle', 'font-size': font * .9}, svg, text);
  }
  shape('line', {class: 'grid', x1: 0, x2: width, y1: first_bottom + between / 2 + font * .4, y2: first_bottom + between / 2 + font * .4}, svg);
  const cursor = shape('g', {id: 'cursor'}, svg);
  shape('line', {class: 'cursor', x1: 0, x2: 0, y1: 4, y2: bottom}, cursor);
  shape('path', {class: 'head-of-cursor', d: 'M-7 0H7L0 11Z'}, cursor);
  data.sides.forEach((side, i) => draw_side(svg, side, top[i], box, font));
  draw_legend(svg, legend, bottom - legend_lines * font * 1.6 + font * .6, font);
}

/* --- codes and outputs --- */

function draw_code(number) {
  const pane = app.querySelector('.code' + number);
  pane.replaceChildren(element('h2', {}, data.sides[number].name), ...data.sides[number].code.map((line, i) => {
    const made = element('div', {}, element('i', {}, String(i + 1)));
    for (let k = 0; k < line.length; k += 2) made.append(element('span', line[k] ? {class: 'c' + line[k]} : {}, line[k + 1]));
    made.append(element('span', {class: 'tags'}));
    return made;
  }));
}

/* Who stands where at a moment: 0 is as at the one before. */
function places_at(side, moment) {
  while (moment > 0 && side.moments[moment] === 0) moment--;
  return moment < 0 ? [0] : side.moments[moment];
}

function show_places(number, moment) {
  const lines = app.querySelectorAll(`.code${number} > div`), places = places_at(data.sides[number], moment);
  for (const tags of app.querySelectorAll(`.code${number} .tags`)) tags.replaceChildren();
  lines.forEach((line, i) => line.classList.toggle('runs', i + 1 === places[0]));
  for (let k = 1; k < places.length; k += 3) {
    const line = lines[places[k] - 1];
    if (line) line.lastChild.append(element('span', {class: 'tag', style: `--c:var(--task-${places[k + 1]})`}, places[k + 2]));
  }
  const runs = lines[places[0] - 1], pane = app.querySelector('.code' + number);
  if (runs && (runs.offsetTop < pane.scrollTop || runs.offsetTop > pane.scrollTop + pane.clientHeight - 30)) pane.scrollTop = runs.offsetTop - pane.clientHeight / 2;
}

function show_output(number) {
  const side = data.sides[number], pane = app.querySelector('.out' + number), lines = side.output.filter(line => line[0] <= now);
  if (+pane.dataset.count === lines.length) return;
  let printed = 0;
  pane.dataset.count = lines.length;
  pane.replaceChildren(element('h2', {}, `${word('pane.output')}  ${side.name}`), ...lines.map(line => {
    const differs = line[1] === 0 && data.differs && printed === data.differs[0];
    printed += line[1] === 0;
    const made = element('div', {class: ['', 'err', 'note'][line[1]] + (differs ? ' differs' : '')}, element('time', {}, (line[0] / 1e9).toFixed(3)), element('span', {}, line[1] === 2 ? both(line[2]) : line[2]));
    return made;
  }));
  pane.scrollTop = pane.scrollHeight;
}

/* --- a moment --- */

function show() {
  const moment = moment_at(now), x = x_of(now), said = `t = ${number(Math.round(now), ' s')}`;
  const clip = document.querySelector('#past rect');
  if (clip) clip.setAttribute('width', Math.max(0, now >= data.to ? 1e6 : x));
  app.querySelector('#cursor').setAttribute('transform', `translate(${x} 0)`);
  for (const item of app.querySelectorAll('[data-until]')) item.classList.toggle('later', +item.dataset.until > now);
  for (let i = 0; i < 2; i++) {
    show_places(i, moment);
    show_output(i);
  }
  app.querySelector('.clock').textContent = said;
  const slider = app.querySelector('input');
  slider.value = now;
  slider.setAttribute('aria-valuetext', said);
  root.dataset.time = Math.round(now);
  root.dataset.moment = moment + 1;
  draw_sign(app.querySelector('[data-key=play]'), playing ? 'pause' : 'play');
}

function go(time) {
  now = Math.max(data.from, Math.min(data.to, time));
  show();
}

function stop() {
  cancelAnimationFrame(playing);
  clearInterval(playing);
  playing = 0;
}

function step(by) {
  const at = moment_at(now), is_on = data.instants[at] === now;
  stop();
  go(data.instants[Math.max(0, Math.min(data.instants.length - 1, by > 0 ? at + 1 : is_on ? at - 1 : at))] ?? now);
}

/* Both run side by side; by moments where nothing may move. */
function play() {
  if (playing) { stop(); show(); return; }
  if (now >= data.to) go(data.from);
  before = performance.now();
  const frame = time => {
    go(now + (data.to - data.from) * speeds[speed] * (time - before) / RACE);
    before = time;
    playing = now < data.to ? requestAnimationFrame(frame) : 0;
    if (!playing) show();
  };
  if (still) {
    playing = setInterval(() => {
      const next = moment_at(now) + 1;
      if (next >= data.instants.length) { stop(); show(); } else go(data.instants[next]);
    }, FRAME / speeds[speed]);
  } else {
    playing = requestAnimationFrame(frame);
  }
  show();
}

/* --- the page --- */

const keys = [
  ['next', '→', 'ArrowRight PageDown ArrowDown', () => step(1)], ['back', '←', 'ArrowLeft PageUp ArrowUp Backspace', () => step(-1)],
  ['first', 'Home', 'Home', () => { stop(); go(data.from); }], ['last', 'End', 'End', () => { stop(); go(data.to); }],
  ['play', 'a', 'a F5', play], ['slower', '<', '<', () => { speed = Math.max(0, speed - 1); }], ['faster', '>', '>', () => { speed = Math.min(speeds.length - 1, speed + 1); }],
  ['theme', 't', 't', () => set_theme((themes.indexOf(root.dataset.theme) + 1) % themes.length)], ['language', 'L', 'l L', () => { language = 1 - language; build(); }],
  ['larger', '+', '+ =', () => { size = Math.min(28, size + 1); build(); }], ['smaller', '−', '-', () => { size = Math.max(9, size - 1); build(); }],
  ['fullscreen', 'f', 'f F11', () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()],
  ['blank', 'b', 'b .', () => document.body.classList.toggle('blank')], ['help', '?', '? F1', help]];

function help() {
  const shown = document.querySelector('.help');
  if (shown) { shown.remove(); return; }
  const list = element('dl', {});
  for (const [name, key] of keys) list.append(element('dt', {}, key), element('dd', {}, word('action.' + name)));
  document.body.append(element('section', {class: 'help', role: 'dialog', 'aria-label': word('help.title')}, element('h2', {}, word('help.title')), list));
}

function set_theme(number) {
  root.dataset.theme = themes[number];
}

const signs = {first: 'M3 3V13M13 3L5 8 13 13Z', back: 'M12 3L4 8 12 13Z', play: 'M4 2L14 8 4 14Z', pause: 'M4 2H6V14H4ZM10 2H12V14H10Z',
  next: 'M4 3L12 8 4 13ZM13 3V13', last: 'M3 3L11 8 3 13ZM12 3V13M14 3V13'};

function draw_sign(parent, name) {
  parent.replaceChildren();
  shape('path', {d: signs[name], fill: 'currentColor', stroke: 'currentColor', 'stroke-width': 1.5}, shape('svg', {viewBox: '0 0 16 16', width: '1em', height: '1em', 'aria-hidden': true}, parent));
}

function button(name, text, act) {
  const made = element('button', {'data-key': name, title: word('action.' + name), 'aria-label': word('action.' + name)}, text);
  if (!text) draw_sign(made, name);
  made.onclick = act;
  return made;
}

function act(name) {
  keys.find(key => key[0] === name)[3]();
}

function build() {
  root.lang = languages[language];
  root.style.setProperty('--size', size + 'px');
  const slider = element('input', {type: 'range', min: data.from, max: data.to, step: 'any', 'aria-label': 't'});
  slider.oninput = () => { stop(); go(+slider.value); };
  const titles = element('div', {}, element('h1', {}, both(data.title)), element('p', {}, both(data.subtitle)));
  const clock = element('span', {class: 'clock'});
  app.replaceChildren(
    element('header', {class: 'head'}, titles, clock, button('language', word('language.name'), () => act('language')), button('theme', '◐', () => act('theme')), button('help', '?', help)),
    element('section', {class: 'pane figure'}), ...[0, 1].map(i => element('section', {class: `pane out out${i}`, role: 'log', tabindex: 0, 'aria-label': `${word('pane.output')} ${data.sides[i].name}`})),
    ...[0, 1].map(i => element('section', {class: `pane code code${i}`, tabindex: 0, 'aria-label': data.sides[i].name})),
    element('footer', {class: 'foot'}, ...['first', 'back', 'play', 'next', 'last'].map(name => button(name, '', () => act(name))), slider, element('p', {}, both(data.said))));
  shape('svg', {role: 'img', 'aria-label': both(data.title)}, app.querySelector('.figure'));
  for (let i = 0; i < 2; i++) draw_code(i);
  draw_figure();
  const svg = app.querySelector('.figure svg');
  const seek = event => { stop(); const at = svg.getBoundingClientRect(); go(time_at((event.clientX - at.left) * svg.viewBox.baseVal.width / at.width)); };
  svg.onpointerdown = event => { svg.setPointerCapture(event.pointerId); seek(event); };
  svg.onpointermove = event => { if (event.buttons & 1) seek(event); };
  show();
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || (event.target.tagName === 'INPUT' && event.key.startsWith('Arrow'))) return;
  if (event.key === 'Escape') { document.querySelector('.help')?.remove(); document.body.classList.remove('blank'); return; }
  const on_button = event.target.tagName === 'BUTTON' || event.target.tagName === 'SUMMARY';
  const key = keys.find(key => key[2].split(' ').includes(event.key));
  if (key || (event.key === ' ' && !on_button)) {
    event.preventDefault();
    key ? key[3]() : step(1);
  }
});

/* #time=1.5&lang=en&theme=dark, as slides and iframes say it; and when it changes */
function read_address() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (themes.includes(given.get('theme'))) root.dataset.theme = given.get('theme');
  if (languages.includes(given.get('lang'))) language = languages.indexOf(given.get('lang'));
  const time = parseFloat(given.get('time') ?? given.get('t')); /* t: older links */
  if (time >= 0) now = Math.max(data.from, Math.min(data.to, time * 1e9));
}
read_address();
build();
addEventListener('hashchange', () => { read_address(); build(); });
let waiting = 0;
addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(() => { draw_figure(); show(); }, 100); });
