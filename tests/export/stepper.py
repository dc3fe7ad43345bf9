#!/usr/bin/python3
"""The stepper's page in a headless browser: keys are pressed, states compared with the trace.

    tests/export/stepper.py ASYNCARIUM [FILE.py | LESSON]...

Needs chromium.  A copy of each exported page gets a script that presses keys and writes down what
is on the page after each; that is compared with `asyncarium trace` and `tell`, and for a lesson with
the path in the page's data.
"""
import html
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from check import page_data

DRIVER = """
<script>
const seen = [], root = document.documentElement, of = name => document.querySelector(name);
const errors = [];
addEventListener('error', event => errors.push(event.message));
function press(name, code) {
  const parts = name.split('+'), key = parts.length > 1 && parts[1] ? parts.pop() : name;
  const target = document.activeElement || document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', {key, code: code || '', bubbles: true, cancelable: true, shiftKey: parts.includes('Shift'), ctrlKey: parts.includes('Ctrl')}));
}
const shown = name => [...document.querySelectorAll(name)].filter(one => one.checkVisibility() && getComputedStyle(one).display !== 'none'); // of SVG the first is always true
function note(key) {
  of('.table').open = key !== 'next'; // of many tasks it is long
  of('.table').dispatchEvent(new Event('toggle'));
  seen.push({key: key, step: +root.dataset.step, position: +root.dataset.position, lang: root.lang,
    theme: root.dataset.theme, clock: of('.clock').textContent, why: of('.why').textContent, view: of('#app').className,
    size: of('[data-key="action.step-size"]').textContent, line: (of('.code .runs i') || {}).textContent || '', help: !!of('.help'), blank: !!of('.blank'),
    output: [...document.querySelectorAll('.out [role=log] div:not(.note) span')].map(e => e.textContent),
    title: of('h1').textContent, rows: [...document.querySelectorAll('.table tbody tr')].map(row => [...row.cells].map(cell => cell.textContent)),
    cursor: +(/translate\\(([\\d.]+)/.exec((of('.time .cursor') || root).getAttribute('transform') || '') || [])[1],
    bars: document.querySelectorAll('.time svg rect').length, future: shown('.time svg .future').length, comes: shown('.time svg .comes').length,
    place: (of('.text h2 small') || {}).textContent, prose: (of('.prose') || {}).textContent, remark: (of('.remark') || {}).textContent || '',
    card: (of('.card-over') || {}).textContent || '', choices: document.querySelectorAll('.card-over .choice').length, file: of('.code h2').firstChild.textContent,
    read: shown('article [data-b]').map(one => +one.dataset.b), charts: document.querySelectorAll('.time svg[role=img]').length,
    wide: root.scrollWidth > root.clientWidth + 1, address: location.hash});
}
function type(keys) { for (const key of keys) { press(key); note(key); } }
const wait = time => new Promise(done => setTimeout(done, time));
async function program() {
  note('');
  while (of('[data-key="action.step-size"]').textContent !== 'line') press('s');
  press('Home');
  note('Home');
  for (let i = 0, before = -1; i < 3000 && before !== +root.dataset.step; i++) {
    before = +root.dataset.step;
    press(['PageDown', ' ', 'ArrowRight', 'ArrowDown', 'Enter', 'j', 'Shift+ArrowDown'][i % 7]);
    note('next');
  }
  note('end');
  type(['ArrowLeft', 'PageUp', 'Backspace', 'ArrowUp', 'k', 'Shift+ArrowUp', 'Home', 'n', 'p', 'i', 'I', 'Ctrl+ArrowRight', 'Ctrl+ArrowLeft', 'S', 's', 's', 's', 's', 'End']);
  type(['l', 'L', 't', 't', 't', 'x', 'x', 'o', 'o', '?', 'Escape', '.', 'b', 'b', ' ', 'v', 'v', 'v', 'v', 'v', '+', '-', 'm', ']', '[']);
  press('ㅣ', 'KeyL');
  note('hangul');
  press('l');
  press('Home');
  press('a');
  press('>');
  await wait(5000);
  note('played');
  press('a');
  of('input[type=range]').value = 2;
  of('input[type=range]').dispatchEvent(new Event('input'));
  note('scrubbed');
  const svg = of('.time svg[role=img]'), at = svg.getBoundingClientRect();
  svg.dispatchEvent(new PointerEvent('pointerdown', {clientX: at.right - 1, clientY: at.top + 30, bubbles: true}));
  note('clicked');
  location.hash = '#step=3&lang=ko&view=timeline&theme=dark';
  await wait(50);
  note('address');
}
async function lesson() {
  note('');
  for (let i = 0; i < 200; i++) {
    if (of('.card-over')) {
      type(['n', 'End', 'a', 'h', 'End']);
      press(CHOICE);
      note('answer');
      await wait(1000000); /* of virtual time */
      note('seen');
    }
    const before = of('.text h2 small').textContent;
    press('PageDown');
    if (of('.text h2 small').textContent === before) break;
    note('stop');
  }
  note('end');
  type(['PageUp', 'q', 'q', 'l']);
}
addEventListener('load', async () => {
  await (of('.text') ? lesson() : program());
  const done = document.createElement('pre');
  done.id = 'seen';
  done.textContent = JSON.stringify({seen, errors});
  document.body.append(done);
});
</script>
"""


def check(condition, text):
    if not condition:
        print("FAIL html:", text)
        sys.exit(1)


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace").stdout


def plain(text):
    """Blanks, and what is no character, are not the same on both ways."""
    return re.sub("\ufffd+", "\ufffd", " ".join(text.split()))


def trace_of(binary, file):
    """For each position: the clock and the lines of output that are finished, by the trace."""
    clock, lines, unfinished, states = 0.0, 0, ["", ""], [(0.0, 0)]
    for row in output_of(binary, "trace", file).splitlines():
        fields = row.split(None, 3)
        clock = float(fields[1])
        match = re.search(r'\boutput\b.*?stream=(\w+).*?text=(".*")', row)
        if match:
            which = match.group(1) == "stderr"
            unfinished[which] += json.loads(match.group(2).replace("\\x", "\\u00"))
            lines += unfinished[which].count("\n")
            unfinished[which] = unfinished[which].rsplit("\n", 1)[-1]
        states.append((clock, lines))
    return states


def run(binary, file, folder, choice):
    page = os.path.join(folder, "page.html")
    subprocess.run([binary, "export", file, "-o", page, "--lang", "en"], check=True)
    data = page_data(page)
    with open(page, encoding="utf-8") as text:
        text = text.read()
    with open(page, "w", encoding="utf-8") as out:
        out.write(text.replace("</body>", DRIVER.replace("CHOICE", json.dumps(choice)) + "</body>"))
    dom = output_of("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800",
                    "--virtual-time-budget=100000000", "--dump-dom", "file://" + page)
    match = re.search(r'<pre id="seen">(.*?)</pre>', dom, re.S)
    check(match, f"{file}: the page does not run")
    found = json.loads(html.unescape(match.group(1)))
    check(not found["errors"], f"{file}: {found['errors']}")
    return found["seen"], data, len(text.encode())


def compare_program(binary, file, seen):
    told = re.split(r"\n(?=[ \d.]+ s  )", output_of(binary, "tell", file, "--step", "line", "--lang", "en").rstrip("\n"))
    trace, told = trace_of(binary, file), [line for line in told if re.match(r"\d", line)]  # without what is printed
    first = next(i for i, state in enumerate(seen) if state["key"] == "next")
    last = next(i for i, state in enumerate(seen) if state["key"] == "end")
    steps = seen[first - 1:last - 1]  # the last key did nothing
    check(steps[0]["position"] == 0 and steps[-1]["position"] == len(trace) - 1, f"{file}: not all of the run")
    check(len(steps) == len(told), f"{file}: {len(steps)} steps, told {len(told)}")
    for before, state, sentence in zip([None] + steps, steps, told):
        clock, lines = trace[state["position"]]
        check(abs(float(state["clock"].split()[2]) - clock) < 0.0006, f"{file}: clock at {state}")
        check(len(state["output"]) in (lines, lines + 1), f"{file}: output at {state}: {lines}")
        check(state["why"].strip() and plain(sentence).endswith(plain(state["why"])), f"{file}: {state['why']}, told: {sentence}")
        check(not before or state["cursor"] >= before["cursor"] - 0.01, f"{file}: the cursor goes back at {state}")
        check(not state["wide"], f"{file}: wider than the window")
    keys = seen[last + 1:]
    at = {}
    for state in keys:
        at.setdefault(state["key"], []).append(state)
    end, back = steps[-1], [state["step"] for state in keys[:6]]
    check(back == sorted(back, reverse=True) and len(set(back)) == 6 or len(steps) < 8, f"{file}: back {back}")
    check(at["Home"][0]["step"] == 0 and at["End"][0]["position"] == end["position"], f"{file}: Home, End")
    check(at["n"][0]["step"] >= 1 > at["p"][0]["step"], f"{file}: callbacks")
    check(at["Ctrl+ArrowRight"][0]["step"] == at["i"][0]["step"] > at["I"][0]["step"] == at["Ctrl+ArrowLeft"][0]["step"]
          or len(steps) < 8, f"{file}: iterations")
    check(len({state["size"] for state in [at["S"][0]] + at["s"]}) == 4, f"{file}: sizes")
    check(at["l"][0]["lang"] == "ko" and re.search("[가-힣]", at["l"][0]["why"]), f"{file}: Korean")
    check(at["L"][0]["lang"] == "en" and at["L"][0]["why"] == end["why"], f"{file}: English again")
    check(len({state["theme"] for state in at["t"]}) == 3, f"{file}: themes")
    check(at["?"][0]["help"] and not at["Escape"][0]["help"], f"{file}: help")
    check([at["."][0]["blank"], *(one["blank"] for one in at["b"]), at[" "][0]["blank"]] == [True, False, True, False], f"{file}: blank")
    check(at["b"][0]["position"] == at[" "][0]["position"] == end["position"], f"{file}: blank moves nothing")
    check(len({state["view"] for state in at["v"]}) == 5, f"{file}: views")
    check(at["hangul"][0]["lang"] == "ko", f"{file}: a key under an input method")
    check(at["played"][0]["step"] > 0, f"{file}: it does not play")
    check(at["scrubbed"][0]["step"] == min(2, end["step"]), f"{file}: scrubbed")
    check(at["clicked"][0]["position"] == end["position"], f"{file}: clicked")
    address = at["address"][0]
    check([address["step"], address["lang"], address["theme"]] == [min(3, end["step"]), "ko", "dark"] and
          "view-timeline" in address["view"], f"{file}: the address says {address['address']}")
    check(end["rows"] and end["bars"] > 0, f"{file}: table and bars")
    return len(steps)


def compare_lesson(name, seen, data, choice):
    path = data["lesson"]
    stops = [seen[0]] + [state for state in seen if state["key"] == "stop"]
    check(len(stops) == len(path["stops"]), f"{name}: {len(stops)} of {len(path['stops'])} stops")
    asked = 0
    for number, (state, (kind, program, position, question, part, other, ko, en)) in enumerate(zip(stops, path["stops"])):
        where = f"{name}, stop {number + 1}"
        check(state["place"] == f"{number + 1} of {len(stops)}", f"{where}: {state['place']}")
        check(program < 0 or state["file"] == data["programs"][program][0], f"{where}: {state['file']}")
        check(kind in (0, 4) or position < 0 or state["position"] == position, f"{where}: position {state['position']}, not {position}")
        check(bool(state["card"]) == (kind == 3), f"{where}: a card")
        check(state["charts"] == (2 if kind == 4 and other >= 0 else 1), f"{where}: {state['charts']} charts")
        check(all(block < en[2] for block in state["read"]), f"{where}: what comes is in the text: {state['read']}, {en}")
        check(not state["wide"], f"{where}: wider than the window")
        open_later = [stop for stop in path["stops"][number:] if stop[0] == 3 and stop[1] == program]
        if kind != 4 and open_later:
            check(state["future"] == 0 and state["comes"] == 0, f"{where}: what comes is in the timeline")
            clock = float(state["clock"].split()[2])
            check(all(float(row[2]) <= clock + 0.0006 and (row[3] == "…" or float(row[3]) <= clock + 0.0006)
                      for row in state["rows"]), f"{where}: what comes is in the table")
        if kind != 3:
            continue
        answer, _, reveal, _, text = path["questions"][question]
        asked += 1
        check(state["choices"] == text[3] - text[2], f"{where}: {state['choices']} choices")
        begin = seen.index(state)
        check(all(later["position"] == state["position"] for later in seen[begin:begin + 6]), f"{where}: what comes can be seen")
        check(max(state["read"]) < text[3], f"{where}: the reason is in the text")
        given, end = seen[begin + 6:begin + 8]
        check(given["key"] == "answer" and end["key"] == "seen", f"{where}: {given['key']}")
        right = choice == str(answer)
        words = "Right." if right else f"The answer is {answer}." if choice == " " or int(choice) > state["choices"] else f"Not quite: {answer} is right."
        if choice != " " and int(choice) > state["choices"]:
            check(given["card"] and not given["remark"], f"{where}: no such choice")
            continue
        check(given["remark"] == words, f"{where}: {given['remark']}, not {words}")
        check(end["position"] == max(reveal, position), f"{where}: seen at {end['position']}, not {reveal}")
        check(len(end["prose"]) > len(given["prose"]) or reveal <= position, f"{where}: no reason")
    last = seen[-4]
    check(asked == len(path["questions"]), f"{name}: {asked} questions")
    off, on, korean = seen[-3:]
    check("answered" in off["why"] and len(off["read"]) > len(last["read"]) - 1, f"{name}: without questions")
    check("asked" in on["why"] and re.search("[가-힣]", korean["prose"] + korean["title"]), f"{name}: in Korean")
    return len(stops)


def main():
    binary, total = os.path.realpath(sys.argv[1]), 0
    for number, file in enumerate(sys.argv[2:]):
        choice = "12 "[number % 3]
        with tempfile.TemporaryDirectory() as folder:
            seen, data, size = run(binary, file, folder, choice)
            count = compare_lesson(file, seen, data, choice) if data["lesson"] else compare_program(binary, file, seen)
            total += count
            print(f"{file}: {count} {'stops' if data['lesson'] else 'steps'}, {size // 1000} kB")
    print(f"html: {len(sys.argv) - 2} pages, {total} moments as they should be")


main()
