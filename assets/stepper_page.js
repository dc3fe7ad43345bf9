
/* --- moving --- */
const panes = {};
const steps_of = size => run.sizes[Math.min(size, 3)];
const place_in = shown => { let at = 0; shown.forEach((i, place) => { if (i <= ui.at) at = place; }); return at; };
/* Said in the place of the sentence, until something else happens. */
function say(words) {
  ui.notice = words;
  draw(true);
}
/* Said to who does not see it. */
function tell(words) { panes.told.textContent = words; }
function go(at) {
  at = Math.max(0, Math.min(steps.length - 1, at));
  if (at > ui.at && asks()) return say(word('lesson.choose')); /* what comes is hidden */
  ui.at = at;
  draw();
}
function move(by, size) {
  const shown = steps_of(size === undefined ? ui.size === 4 ? 2 : ui.size : size), at = place_in(shown);
  go(by > 0 || shown[at] === ui.at ? shown[Math.max(0, Math.min(shown.length - 1, at + by))] : shown[at]);
}
/* What a clicker does: the lesson's path, or steps; beyond the ends of a page that is embedded in
 * slides, these go on. */
function go_on(by) {
  if (!strolls()) return by > 0 ? next_stop() : back_stop();
  const before = ui.at;
  move(by);
  if (ui.at === before && !asks()) leave_page(by > 0 ? 'next' : 'prev');
}
/* reveal.js listens to such messages, other pages pass over them. */
function leave_page(method) {
  if (!embedded) return;
  window.parent.focus();
  window.parent.postMessage(JSON.stringify({method}), '*');
}
function move_to_mark(by) {
  for (let at = ui.at + by; at >= 0 && at < steps.length; at += by) {
    if (steps[at].z === 0 && ui.marks.has(steps[at].l)) return go(at);
  }
}
function mark(line) {
  if (!line) return;
  ui.marks.has(line) ? ui.marks.delete(line) : ui.marks.add(line);
  draw_timeline();
  draw();
}
function play(on) {
  clearInterval(ui.playing);
  ui.playing = 0;
  if (on && asks()) return say(word('lesson.choose'));
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
function choose_program(program) {
  const first = lesson ? lesson.stops.findIndex(stop => stop[1] === program && stop[0] !== TEXT) : -1;
  play(false);
  if (first >= 0) return go_to_stop(first);
  open_program(program);
  ui.at = 0;
  draw_timeline();
  draw();
}
const anew = change => () => { change(); draw_timeline(); draw(); };
const zoom_by = by => anew(() => { ui.zoomed = true; ui.zoom = Math.max(9, Math.min(40, ui.zoom + by)); });
const turn = (name, count, by) => () => { ui[name] = (ui[name] + (by || 1) + count) % count; draw(); };
/* Shown keys, what for, keys (Shift+ and Ctrl+ only before the names of keys), what they do. */
const actions = [
  ['→ ↓ PgDn Space Enter', 'action.next', ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'], () => go_on(1)],
  ['← ↑ PgUp Backspace', 'action.back', ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'], () => go_on(-1)],
  ['s S', 'action.step-size', ['s'], turn('size', lesson ? 5 : 4)],
  ['j Shift+↓', 'action.next-line', ['j', 'Shift+ArrowDown'], () => move(1, 0)],
  ['k Shift+↑', 'action.back-line', ['k', 'Shift+ArrowUp'], () => move(-1, 0)],
  ['n', 'action.next-callback', ['n'], () => move(1, 2)],
  ['p', 'action.back-callback', ['p'], () => move(-1, 2)],
  ['i Ctrl+→', 'action.next-iteration', ['i', 'Ctrl+ArrowRight'], () => move(1, 3)],
  ['I Ctrl+←', 'action.back-iteration', ['I', 'Ctrl+ArrowLeft'], () => move(-1, 3)],
  ['Home', 'action.first', ['Home'], () => go(0)],
  ['End', 'action.last', ['End'], () => go(steps.length - 1)],
  ['a', 'action.play', ['a'], () => play(!ui.playing)],
  ['<', 'action.slower', ['<'], () => faster(.5)],
  ['>', 'action.faster', ['>'], () => faster(2)],
  ['m', 'action.mark', ['m'], () => mark(steps[ui.at].l)],
  ['] Shift+→', 'action.next-mark', [']', 'Shift+ArrowRight'], () => move_to_mark(1)],
  ['[ Shift+←', 'action.back-mark', ['[', 'Shift+ArrowLeft'], () => move_to_mark(-1)],
  ['v', 'action.pane', ['v'], anew(() => { ui.view = (ui.view + 1) % VIEWS.length; })],
  ['x', 'action.axis', ['x'], anew(() => { ui.axis = 1 - ui.axis; })],
  ['o', 'action.coloring', ['o'], anew(() => { ui.by = 1 - ui.by; })],
  ['t', 'action.theme', ['t'], turn('theme', 3)],
  ['L l', 'action.language', ['l', 'L'], anew(() => { ui.lang = 1 - ui.lang; })],
  ['+', 'action.larger', ['+', '='], zoom_by(1)],
  ['-', 'action.smaller', ['-'], zoom_by(-1)],
  ['f', 'action.fullscreen', ['f'], () => { document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {}); }],
  ['b .', 'action.blank', ['b', '.'], () => { ui.blank = !ui.blank; draw(); }],
  ['?', 'action.help', ['?', 'F1'], () => { ui.help = !ui.help; draw(); }],
  ['Esc', 'action.close', ['Escape'], () => { ui.help = ui.blank = false; play(false); }],
  ['', '', ['S'], turn('size', lesson ? 5 : 4, -1)]
];
if (lesson) {
  actions.splice(-2, 0, ['h', 'action.hint', ['h'], show_hint], ['q', 'export.predict', ['q'], () => predict(!path.predicts)]);
}
/* Under an input method for Hangul the letters are others, the keys are the same. */
function name_of(event) {
  const letter = /^Key([A-Z])$/.exec(event.code || '');
  const other = letter && (event.key === 'Process' || event.key.length === 1 && event.key > '~');
  const key = !other ? event.key : event.shiftKey ? letter[1] : letter[1].toLowerCase();
  return !/^(Arrow|Page|Home|End)/.test(key) ? key : (event.ctrlKey ? 'Ctrl+' : '') + (event.shiftKey ? 'Shift+' : '') + key;
}
/* Is the key for what has the focus? */
function is_taken(event) {
  const target = event.target, key = event.key;
  if (/^(SELECT|TEXTAREA)$/.test(target.tagName)) return true;
  if (/^(BUTTON|SUMMARY)$/.test(target.tagName)) return key === ' ' || key === 'Enter';
  if (target.tagName === 'INPUT') return /^(Arrow|Page|Home|End)/.test(key);
  if (target.tagName === 'PRE') return /^Arrow(Left|Right)$/.test(key) && target.scrollWidth > target.clientWidth;
  if (!target.classList || !target.classList.contains('pane')) return false; /* a pane that scrolls */
  return key === 'ArrowDown' && target.scrollHeight - target.clientHeight - target.scrollTop > 1 || key === 'ArrowUp' && target.scrollTop > 0;
}
document.addEventListener('keydown', event => {
  const name = name_of(event);
  if (event.altKey || event.metaKey || event.ctrlKey && !name.startsWith('Ctrl+') || is_taken(event)) return;
  const found = actions.find(action => action[2].includes(name)), moves = /^(Arrow|Page)(Up|Down)$/.exec(name);
  if (ui.help && moves) { /* the list may be longer than the page */
    event.preventDefault();
    return document.querySelector('.help').scrollBy(0, (moves[2] === 'Up' ? -1 : 1) * (moves[1] === 'Page' ? innerHeight / 2 : 40));
  }
  if (ui.blank && found) { ui.blank = false; event.preventDefault(); return draw(); }
  if (/^[1-9]$/.test(name) && lesson) return choose(+name);
  if (found) { event.preventDefault(); found[3](); }
});
addEventListener('resize', () => {
  if (!ui.zoomed) ui.zoom = usual_size();
  draw_timeline();
  draw(true);
});

/* --- the address: what is shown, for slides and for coming back --- */
function read_address() {
  const given = new URLSearchParams(location.search), list = (name, names) => { const at = names.indexOf(given.get(name)); return at < 0 ? null : at; };
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) given.set(name, value);
  const number = name => given.has(name) && isFinite(given.get(name)) ? +given.get(name) : null;
  const wishes = {lang: list('lang', LANGS), theme: list('theme', THEMES), axis: list('axis', AXES), size: list('size', SIZES.slice(0, lesson ? 5 : 4)), view: list('view', VIEWS)};
  for (const name in wishes) if (wishes[name] !== null) ui[name] = wishes[name];
  ui.controls = given.get('controls') !== 'off';
  path.predicts = given.get('predict') !== 'off';
  const named = page.programs.findIndex(program => program[0] === given.get('program')), program = named >= 0 ? named : number('program'), stop = number('stop');
  if (lesson) {
    path.stop = stop === null ? Math.max(0, lesson.stops.findIndex(one => one[1] === (program || 0))) : Math.max(0, Math.min(lesson.stops.length, stop) - 1);
  }
  open_program(Math.max(0, Math.min(page.programs.length - 1, lesson && stop !== null ? Math.max(0, here().program) : program || 0)));
  ui.at = lesson && here().position >= 0 && here().program === ui.program && here().kind !== TEXT ? step_at(run, here().position) : 0;
  if (number('step') !== null) ui.at = number('step');
  if (number('time') !== null) ui.at = steps.reduce((at, step, i) => step.t <= number('time') * 1e9 + .5 ? i : at, 0);
  if (compares()) ui.at = steps.length - 1;
  if (asks()) ui.at = step_at(run, here().position); /* answers are not in the address */
  ui.at = Math.max(0, Math.min(steps.length - 1, Math.floor(ui.at)));
}
function write_address() {
  const values = {program: page.programs.length > 1 ? ui.program : null, stop: lesson ? path.stop + 1 : null, step: ui.at, lang: LANGS[ui.lang], theme: THEMES[ui.theme],
    axis: AXES[ui.axis], size: SIZES[ui.size], view: ui.view ? VIEWS[ui.view] : null, predict: path.predicts ? null : 'off', controls: ui.controls ? null : 'off'};
  const words = Object.keys(values).filter(name => values[name] !== null).map(name => name + '=' + values[name]).join('&');
  try { history.replaceState(null, '', '#' + words); } catch (error) { /* a frame that may not */ }
}
addEventListener('hashchange', () => {
  read_address(); /* before anything is drawn: that writes it */
  end_reveal();
  play(false);
  draw_timeline();
  draw();
});

/* --- the page --- */
function build() {
  const button = (sign, key, call) => el('button', {type: 'button', click: call, 'data-key': key}, sign);
  const act = key => actions.find(action => action[1] === key)[3];
  const names = {text: 'lesson.title', code: 'pane.code', out: 'pane.output', stage: 'pane.loop', time: 'pane.timeline'};
  for (const name in names) panes[name] = el('section', {class: 'pane ' + name, tabindex: 0, 'data-name': names[name]});
  panes.title = el('h1');
  panes.clock = el('div', {class: 'clock'});
  panes.lang = button('', 'action.language', act('action.language'));
  panes.play = button('▶', 'action.play', act('action.play'));
  panes.play.className = 'play';
  panes.size = button('', 'action.step-size', act('action.step-size'));
  panes.why = el('div', {class: 'why', role: 'status', 'aria-live': 'polite'});
  panes.told = el('div', {class: 'sr', role: 'status', 'aria-live': 'assertive'});
  panes.scrub = el('input', {type: 'range', min: 0, step: 1, input: () => go(+panes.scrub.value)});
  panes.speed = el('small');
  panes.choice = el('select', {change: event => choose_program(+event.target.value)}, page.programs.map((program, i) => el('option', {value: i}, program[0])));
  panes.predict = lesson ? button('?!', 'export.predict', act('export.predict')) : null;
  const head = el('header', {class: 'head'}, panes.title, page.programs.length > 1 ? panes.choice : null, panes.clock, el('div', {class: 'words'}, panes.predict, panes.lang,
    button('◐', 'action.theme', act('action.theme')), button('A−', 'action.smaller', act('action.smaller')), button('A+', 'action.larger', act('action.larger')), button('?', 'action.help', act('action.help'))));
  const foot = el('div', {class: 'pane foot'}, button('|◀', 'action.first', act('action.first')), button('◀', 'action.back', act('action.back')), panes.play,
    button('▶|', 'action.next', act('action.next')), button('▶▶', 'action.last', act('action.last')), panes.size, panes.speed, panes.why, panes.scrub);
  app.append(head, panes.code, panes.out, panes.stage, ...(lesson ? [panes.text] : []), panes.time, foot, panes.told);
  ([...document.querySelectorAll('article')].pop() || app).after(table);
  for (const one of document.querySelectorAll('button[data-program]')) one.addEventListener('click', () => { choose_program(+one.dataset.program); scrollTo(0, 0); });
}
function draw_over() {
  for (const old of document.querySelectorAll('.help, .blank')) old.remove();
  if (ui.blank) document.body.append(el('div', {class: 'blank', click: () => { ui.blank = false; draw(); }}));
  if (!ui.help) return;
  const close = el('button', {type: 'button', click: () => { ui.help = false; draw(); }}, 'Esc');
  document.body.append(el('div', {class: 'help', role: 'dialog', 'aria-modal': 'true', 'aria-label': word('help.title'), click: event => { if (event.target.tagName !== 'A') { ui.help = false; draw(); } }},
    el('h2', {}, word('help.title'), close), el('dl', {}, actions.filter(action => action[1]).map(action => [el('dt', {}, action[0]), el('dd', {}, word(action[1]))]).flat())));
  close.focus();
}
/* The words that stay: of buttons, panes and the title. */
function draw_words() {
  const root = document.documentElement;
  const looks = [THEMES[ui.theme], LANGS[ui.lang], ui.zoom + 'px'].join(' ');
  if (looks !== panes.looks) { /* each time, all styles would be found anew */
    panes.looks = looks;
    root.dataset.theme = THEMES[ui.theme];
    root.lang = LANGS[ui.lang];
    root.style.setProperty('--size', ui.zoom + 'px');
  }
  app.className = 'view-' + VIEWS[ui.view] + (lesson ? ' lesson' : '') + (ui.controls ? '' : ' bare');
  panes.title.textContent = page.titles[ui.lang];
  panes.lang.textContent = page.words['language.name'][ui.lang];
  panes.size.textContent = word('step.' + SIZES[ui.size]);
  panes.speed.textContent = ui.speed + '×';
  panes.play.textContent = ui.playing ? '❚❚' : '▶';
  panes.choice.value = ui.program;
  panes.choice.setAttribute('aria-label', word('export.program'));
  panes.scrub.max = steps.length - 1;
  panes.scrub.setAttribute('aria-label', word('export.step'));
  if (panes.predict) panes.predict.setAttribute('aria-pressed', path.predicts);
  for (const pane of document.querySelectorAll('[data-name]')) pane.setAttribute('aria-label', word(pane.dataset.name));
  for (const button of document.querySelectorAll('[data-key]')) {
    const said = button.textContent, words = /[\p{L}?]/u.test(said) ? said + ': ' : '';
    button.title = word(button.dataset.key);
    button.setAttribute('aria-label', words + button.title);
  }
}
/* keeps: the notice that has just been said. */
function draw(keeps) {
  const step = steps[ui.at], root = document.documentElement, asking = asks();
  if (!keeps) ui.notice = '';
  draw_words();
  panes.clock.textContent = 't = ' + seconds(step.t) + ' s';
  panes.why.textContent = ui.notice || text(step.y);
  panes.scrub.value = ui.at;
  panes.scrub.setAttribute('aria-valuetext', text(step.y));
  panes.code.replaceChildren(...draw_code(step).flat());
  panes.out.replaceChildren(...draw_output(step));
  panes.stage.replaceChildren(...(asking ? [el('div', {class: 'veiled', inert: ''}, draw_stage(step))] : draw_stage(step)));
  if (compares()) {
    panes.time.classList.remove('hides');
    panes.time.replaceChildren(el('h2', {}, word('pane.timeline'), draw_legend()), ...draw_both([here().other, here().program]));
  } else {
    if (!panes.time.contains(chart.svg)) { /* it stays: to lay it out takes long */
      panes.notes = el('div', {class: 'sr'});
      panes.time.replaceChildren(el('h2', {}, word('pane.timeline'), draw_legend()), chart.svg, panes.notes);
    }
    panes.notes.replaceChildren(list_notes(step.p));
    move_timeline(step, veils());
  }
  if (lesson) {
    panes.text.replaceChildren(...draw_prose());
    for (const old of app.querySelectorAll('.card-over')) old.remove();
    if (asking) (panes[{text: 'text', code: 'code', timeline: 'time', output: 'out'}[VIEWS[ui.view]] || 'stage']).append(draw_card());
    draw_article();
    const said = panes.text.querySelector('.remark');
    panes.text.scrollTop = said ? said.offsetTop - panes.text.clientHeight / 2 : 0;
    tell(asking ? [...app.querySelectorAll('.card-over > :not(.plain):not(h2)')].map(one => one.textContent).join('. ') : '');
  }
  const running = panes.code.querySelector('.runs');
  if (running) {
    const top = running.offsetTop, pane = panes.code;
    if (top < pane.scrollTop + 30 || top > pane.scrollTop + pane.clientHeight - 50) pane.scrollTop = top - pane.clientHeight / 3;
  }
  panes.out.scrollTop = panes.out.scrollHeight;
  draw_table();
  draw_over();
  root.dataset.step = ui.at; /* for tests, and for who embeds this page */
  root.dataset.position = step.p;
  write_address();
}
read_address();
build();
draw_timeline();
draw();
