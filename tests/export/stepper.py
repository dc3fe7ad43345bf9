#!/usr/bin/python3
"""The HTML stepper in a headless browser: keys are pressed, states compared with the trace.

    tests/export/stepper.py ASYNCARIUM FILE.py...

Needs chromium.  A copy of each exported page gets a script that presses keys and writes down what
is on the page after each; that is compared with the text of `asyncarium trace`.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

DRIVER = """
<script>
const seen = [];
function press(key) { document.dispatchEvent(new KeyboardEvent('keydown', {key: key, bubbles: true})); }
function note(key) {
  const root = document.documentElement, of = name => document.querySelector(name);
  seen.push({key: key, step: +root.dataset.step, position: +root.dataset.position, lang: root.lang,
    theme: root.dataset.theme, clock: of('.clock').textContent, why: of('.why').textContent,
    line: (of('.code .runs i') || {}).textContent || '', help: !!of('.help'), blank: !!of('.blank'),
    output: [...document.querySelectorAll('.out [role=log] div span')].map(e => e.textContent),
    title: of('h1').textContent, tables: document.querySelectorAll('.table tbody tr').length,
    cursor: +(/translate\\(([\\d.]+)/.exec(of('.time svg > g[transform]').getAttribute('transform')) || [])[1],
    bars: document.querySelectorAll('.time svg rect').length});
}
function type(keys) { for (const key of keys) { press(key); note(key); } }
addEventListener('load', () => {
  note('');
  type(['Home', 's', 's', 's']);               /* callback, iteration, line, … */
  while (document.querySelector('[data-key="action.step-size"]').textContent !== LINE) press('s');
  press('Home'); note('Home');
  for (let i = 0, before = -1; i < 3000 && before !== +document.documentElement.dataset.step; i++) {
    before = +document.documentElement.dataset.step;
    press(i % 2 ? ' ' : 'PageDown'); note('next');
  }
  type(['ArrowLeft', 'PageUp', 'Home', 'End', 'l', 'l', 't', 't', 't', 'x', 'x', 'o', '?', 'Escape', '.', '.']);
  const done = document.createElement('pre');
  done.id = 'seen';
  done.textContent = JSON.stringify(seen);
  document.body.append(done);
});
</script>
"""


def fail(text):
    print("FAIL html:", text)
    sys.exit(1)


def check(condition, text):
    if not condition:
        fail(text)


def trace_of(binary, file):
    """For each position: the clock and the lines of output that are finished, by the trace."""
    clock, lines, unfinished, states = 0.0, 0, ["", ""], [(0.0, 0)]
    text = subprocess.run([binary, "trace", file], capture_output=True, text=True).stdout
    for row in text.splitlines():
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


def run(binary, file, folder):
    page = os.path.join(folder, "page.html")
    subprocess.run([binary, "export", file, "-o", page, "--lang", "en"], check=True)
    text = open(page, encoding="utf-8").read()
    check(not re.search(r'(src|href)\s*=\s*"|url\(\s*["\']?(?!#)|@import', text.split('id="run"')[0]),
          f"{file}: the page names something outside")
    driver = DRIVER.replace("LINE", json.dumps("line"))
    with open(page, "w", encoding="utf-8") as out:
        out.write(text.replace("</body>", driver + "</body>"))
    dom = subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800",
                          "--virtual-time-budget=20000", "--dump-dom", "file://" + page],
                         capture_output=True, text=True, timeout=120).stdout
    match = re.search(r'<pre id="seen">(.*?)</pre>', dom, re.S)
    check(match, f"{file}: the page does not run")
    return json.loads(html.unescape(match.group(1))), text


def compare(file, seen, trace):
    first = next(i for i, state in enumerate(seen) if state["key"] == "next")
    steps = [seen[first - 1]] + [state for state in seen if state["key"] == "next"]
    check(steps[0]["position"] == 0 and steps[-1]["position"] == len(trace) - 1, f"{file}: not all of the run")
    for before, state in zip([None] + steps, steps):
        clock, lines = trace[state["position"]]
        check(state["clock"] == f"t = {int(clock * 1000 + 1e-6) / 1000:.3f} s" or
              abs(float(state["clock"].split()[2]) - clock) < 0.0006, f"{file}: clock at {state}")
        check(len([line for line in state["output"]]) in (lines, lines + 1), f"{file}: output at {state}: {lines}")
        check(state["why"], f"{file}: no sentence at {state}")
        check(not before or state["cursor"] >= before["cursor"] - 0.01, f"{file}: the cursor goes back at {state}")
    last = {state["key"]: state for state in seen}
    tail = seen[-16:]
    check([state["key"] for state in tail][:4] == ["ArrowLeft", "PageUp", "Home", "End"], "keys")
    check(tail[0]["step"] < steps[-1]["step"] and tail[1]["step"] < tail[0]["step"], f"{file}: back")
    check(tail[2]["step"] == 0 and tail[3]["position"] == len(trace) - 1, f"{file}: Home, End")
    check(tail[4]["lang"] == "ko" and re.search("[가-힣]", tail[4]["why"]), f"{file}: Korean")
    check(tail[5]["lang"] == "en" and tail[5]["why"] == tail[3]["why"], f"{file}: English again")
    check(len({state["theme"] for state in tail[6:9]}) == 3, f"{file}: themes")
    check(tail[12]["help"] and not tail[13]["help"], f"{file}: help")
    check(tail[14]["blank"] and not tail[15]["blank"], f"{file}: blank")
    check(last["Home"]["tables"] > 0 and steps[-1]["bars"] > 0, f"{file}: table and bars")
    return len(steps)


def main():
    binary = os.path.realpath(sys.argv[1])
    if not shutil.which("chromium"):
        print("html: no chromium here, not tried")
        return
    total = 0
    for file in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as folder:
            seen, text = run(binary, file, folder)
            count = compare(file, seen, trace_of(binary, file))
            total += count
            print(f"{file}: {count} steps, {len(text.encode()) // 1000} kB")
    print(f"html: {len(sys.argv) - 2} pages, {total} steps as in the trace")


main()
