
/* --- a lesson: one path of prose, marks and questions --- */
const lesson = page.lesson;
const SHOWN = 100; /* as an answer: nobody answered, it was shown */
const path = {stop: 0, answers: lesson ? lesson.questions.map(() => 0) : [], predicts: true, hinting: false, revealing: 0, reveal_to: 0};
const [TEXT, PROGRAM, PLACE, QUESTION, COMPARE] = [0, 1, 2, 3, 4];
const PARTS = ['', 'predict', 'run', 'investigate', 'modify', 'make'];

/* A stop, or a question, by names; the ranges are of the text in the present language. */
function stop_of(number) {
  const [kind, program, position, question, part, other] = lesson.stops[number], [first, last, until] = lesson.stops[number][6 + ui.lang];
  return {kind, program, position, question, part, other, first, last, until};
}
function question_of(number) {
  const [answer, program, reveal] = lesson.questions[number], [text_first, text_last, first, last, why_first, why_last, hint_first, hint_last] = lesson.questions[number][3 + ui.lang];
  return {answer, program, reveal, text: [text_first, text_last], choices: [first, last], why: [why_first, why_last], hint: [hint_first, hint_last]};
}
const here = () => stop_of(path.stop);
const strolls = () => !lesson || ui.size < 4;
const answer_of = number => path.answers[number] || (path.predicts ? 0 : SHOWN);
const asks = () => lesson !== null && here().kind === QUESTION && answer_of(here().question) === 0;
const compares = () => lesson !== null && here().kind === COMPARE && here().other >= 0;
/* Nothing of what comes is shown: also before a later question about this program. */
function veils() {
  if (!lesson || !path.predicts) return false;
  return asks() || path.revealing !== 0 || lesson.stops.some((stop, i) => i > path.stop && stop[0] === QUESTION && stop[1] === ui.program && !path.answers[stop[3]]);
}

/* --- its text: blocks of the article in this language --- */
function article() {
  const all = [...document.querySelectorAll('article')];
  return all.find(one => one.lang === LANGS[ui.lang]) || all[0];
}
/* Copies of the blocks of a range; what stands in the text only for its readers there (listings of
 * programs and outputs, questions) is left out, unless it is asked for. */
function blocks(range, all) {
  const made = [];
  for (const block of article().querySelectorAll('[data-b]')) {
    const number = +block.dataset.b, list = block.tagName === 'LI' ? block.parentNode.tagName : '';
    if (number < range[0] || number >= range[1] || !all && 'aside' in block.dataset) continue;
    const copy = block.cloneNode(true), last = made[made.length - 1];
    copy.hidden = false;
    copy.removeAttribute('data-b');
    if (list && last && last.tagName === list) last.append(copy);
    else made.push(list ? el(list.toLowerCase(), {}, copy) : copy);
  }
  return made;
}
function choices_of(question) {
  return blocks(question.choices, true).map(list => [...list.children]).flat();
}

/* The text to be read here; where there is none, that of the last stop which had some. */
function prose() {
  for (let at = path.stop; at >= 0; at--) {
    const stop = stop_of(at), made = blocks([stop.first, stop.last], false);
    if (made.length) return at === path.stop ? made : [el('div', {class: 'read'}, made)];
  }
  return [];
}
function remark(question, answer) {
  const right = answer === question.answer;
  return el('p', {class: 'remark' + (right ? ' right' : answer === SHOWN ? '' : ' wrong')}, fill(right ? 'lesson.right' : answer === SHOWN ? 'lesson.shown' : 'lesson.wrong', {answer: question.answer}));
}
function answered(question, answer) {
  const choices = choices_of(question).map((choice, i) => {
    const right = i + 1 === question.answer, wrong = i + 1 === answer && !right;
    return el('li', {class: right ? 'right' : wrong ? 'wrong' : ''}, el('b', {}, right ? GLYPHS[5] : wrong ? GLYPHS[6] : String(i + 1)), ' ', el('span', {}, ...choice.childNodes));
  });
  return blocks(question.text, true).concat(el('ol', {class: 'choices'}, choices), remark(question, answer), path.revealing ? [] : blocks(question.why, true));
}
function draw_prose() {
  const stop = here(), answer = stop.question >= 0 ? answer_of(stop.question) : 0;
  const body = stop.question >= 0 && answer ? answered(question_of(stop.question), answer).concat(blocks([stop.first, stop.last], false)) : prose();
  return [el('h2', {}, word(stop.part ? 'lesson.part.' + PARTS[stop.part] : 'lesson.title'),
    el('small', {}, fill('lesson.place', {number: path.stop + 1, count: lesson.stops.length}))), el('div', {class: 'prose'}, body)];
}
/* The open question, over the stage. */
function draw_card() {
  const question = question_of(here().question);
  const choices = choices_of(question).map((choice, i) => el('button', {type: 'button', class: 'choice', click: () => choose(i + 1)}, el('b', {}, String(i + 1)), ' ', el('span', {}, ...choice.childNodes)));
  const hint = question.hint[0] === question.hint[1] ? [] : path.hinting ? blocks(question.hint, true) : [el('button', {type: 'button', class: 'plain', click: show_hint}, word('lesson.has-hint'))];
  return el('div', {class: 'card-over', role: 'group', 'aria-label': word('lesson.question')}, el('h2', {}, word('lesson.question')), blocks(question.text, true), choices, hint, el('p', {class: 'muted'}, word('lesson.choose')));
}
/* Below the stepper the whole text; while questions are asked, only what has been read. */
function draw_article() {
  const stop = here();
  const limit = !path.predicts ? Infinity : asks() ? question_of(stop.question).choices[1] : stop.until;
  for (const block of article().querySelectorAll('[data-b]')) block.hidden = +block.dataset.b >= limit;
  for (const part of article().querySelectorAll('details, ul, ol')) part.hidden = ![...part.querySelectorAll('[data-b]')].some(block => !block.hidden);
}

/* --- going --- */
function go_to_stop(number) {
  path.stop = Math.max(0, Math.min(lesson.stops.length - 1, number));
  path.hinting = false;
  end_reveal();
  const stop = here(), other = stop.program >= 0 && stop.program !== ui.program;
  if (other) open_program(stop.program);
  if (compares()) ui.at = steps.length - 1;
  else if (stop.position >= 0 && stop.kind !== TEXT) ui.at = step_at(run, stop.position);
  else if (other) ui.at = 0;
  if (other) draw_timeline();
  draw();
}
function next_stop() {
  if (asks()) return give_answer(SHOWN);
  if (path.revealing) { /* who cannot wait sees it at once */
    end_reveal();
    return go(step_at(run, path.reveal_to));
  }
  if (path.stop + 1 < lesson.stops.length) return go_to_stop(path.stop + 1);
  const right = lesson.questions.filter((question, i) => path.answers[i] === question[0]).length;
  say(fill('notice.lesson-end', {right, count: lesson.questions.length}));
  leave_page('next');
}
function back_stop() {
  const stop = here(), away = stop.kind !== QUESTION && stop.position >= 0 && stop.kind !== TEXT && !compares() && ui.at !== step_at(run, stop.position);
  if (away) return go_to_stop(path.stop);
  if (path.stop > 0) return go_to_stop(path.stop - 1);
  say(word('notice.lesson-begin'));
  leave_page('prev');
}
function give_answer(answer) {
  const number = here().question, question = question_of(number), focused = app.contains(document.activeElement.closest('.card-over'));
  path.answers[number] = answer;
  path.reveal_to = question.reveal;
  play(false);
  if (step_at(run, question.reveal) > ui.at) {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) ui.at = step_at(run, question.reveal);
    else path.revealing = setInterval(reveal, 900 / ui.speed);
  }
  draw();
  tell(panes.text.querySelector('.remark').textContent);
  if (focused) panes.text.focus();
}
/* One step of the answer's being shown. */
function reveal() {
  const last = step_at(run, path.reveal_to);
  let at = ui.at + 1;
  while (at < last && steps[at].z < 1) at++;
  if (at >= last) end_reveal();
  go(Math.min(at, last));
}
function end_reveal() {
  clearInterval(path.revealing);
  path.revealing = 0;
}
function choose(choice) {
  if (asks() && choice >= 1 && choice <= choices_of(question_of(here().question)).length) give_answer(choice);
}
function show_hint() {
  const question = asks() ? question_of(here().question) : null;
  if (!question || question.hint[0] === question.hint[1]) return say(word('notice.no-hint'));
  path.hinting = !path.hinting;
  draw();
}
/* Questions are asked, or answered from the beginning. */
function predict(on) {
  path.predicts = on;
  end_reveal();
  say(word(on ? 'export.predict-on' : 'export.predict-off'));
}
