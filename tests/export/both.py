#!/usr/bin/python3
"""The HTML page of two runs in a headless browser: keys are pressed, what is shown is compared with
the traces.

    tests/export/both.py ASYNCARIUM A.py B.py

Needs chromium.
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
  const root = document.documentElement, all = name => [...document.querySelectorAll(name)];
  seen.push({key: key, time: +root.dataset.time, lang: root.lang, theme: root.dataset.theme,
    outputs: [0, 1].map(i => all(`.out${i} div:not(.note) span`).map(e => e.textContent)),
    help: !!document.querySelector('.help'), bars: all('.figure .future rect').length,
    tables: all('.table tbody tr').length, clock: all('.clock')[0].textContent,
    past: +document.querySelector('#past rect').getAttribute('width')});
}
function type(keys) { for (const key of keys) { press(key); note(key); } }
addEventListener('load', () => {
  note('');
  type(['Home']);
  for (let i = 0; i < 200 && (i < 1 || seen[seen.length - 1].time !== seen[seen.length - 2].time); i++) type([i % 2 ? ' ' : 'PageDown']);
  type(['ArrowLeft', 'PageUp', 'Home', 'End', 'l', 'l', 't', 't', 't', '?', 'Escape', '+', '-']);
  const done = document.createElement('pre');
  done.id = 'seen';
  done.textContent = JSON.stringify(seen);
  document.body.append(done);
});
</script>
"""


def fail(text):
    print("FAIL compare html:", text)
    sys.exit(1)


def check(condition, text):
    if not condition:
        fail(text)


def read_trace(binary, file):
    """The times at which something happens, and the lines of output with theirs."""
    text = subprocess.run([binary, "trace", file], capture_output=True, text=True, check=True).stdout
    times, output, rest = set(), [], ""
    for line in text.splitlines():
        found = re.match(r"\d+ (\d+(?:\.\d+)?) (\w+) ?(.*)", line)
        if not found:
            continue
        time = round(float(found[1]) * 1e9)
        times.add(time)
        if found[2] == "output":
            rest += json.loads(re.search(r'text=(".*")', found[3])[1])
            while "\n" in rest:
                said, rest = rest.split("\n", 1)
                output.append((time, said))
    return times, output


def main():
    binary, first, second = sys.argv[1:4]
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    folder = tempfile.mkdtemp()
    page = os.path.join(folder, "both.html")
    subprocess.run([binary, "compare", first, second, "-o", page, "--lang", "en"], check=True)
    text = open(page, encoding="utf-8").read()
    check(not re.search(r'(?:src|href)=|url\((?!#)', text.replace("url(#past)", "")), "it asks for something")
    open(page, "w", encoding="utf-8").write(text.replace("</body>", DRIVER + "</body>").replace(
        "script-src 'unsafe-inline'", "script-src 'unsafe-inline'"))
    dump = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,900",
                           "--virtual-time-budget=8000", "--dump-dom", "file://" + page],
                          capture_output=True, text=True, timeout=120).stdout
    shutil.rmtree(folder)
    found = re.search(r'<pre id="seen">(.*?)</pre>', dump, re.S)
    check(found, "the driver did not come to its end")
    seen = json.loads(html.unescape(found[1]))
    traces = [read_trace(binary, first), read_trace(binary, second)]
    times = sorted(traces[0][0] | traces[1][0])
    steps = [note for note in seen if note["key"] in (" ", "PageDown", "Home")]
    walked = [note["time"] for note in steps[:len(times)]]
    check(walked == times, f"moments {walked}, not {times}")
    for note in seen:
        for side in range(2):
            want = [said for time, said in traces[side][1] if time <= note["time"]]
            check(note["outputs"][side] == want, f"output at {note['time']}: {note['outputs'][side]}, not {want}")
    by_key = {}
    for note in seen:
        by_key.setdefault(note["key"], []).append(note)
    check(by_key["Home"][-1]["time"] == times[0] and by_key["End"][0]["time"] == times[-1], "Home, End")
    check(by_key["ArrowLeft"][0]["time"] == times[-2] and by_key["PageUp"][0]["time"] == times[-3], "back")
    check([note["lang"] for note in by_key["l"]] == ["ko", "en"], "languages")
    check([note["theme"] for note in by_key["t"]] == ["dark", "contrast", "light"], "themes")
    check(by_key["?"][0]["help"] and not by_key["Escape"][0]["help"], "help")
    check(by_key["Home"][0]["past"] < by_key["End"][0]["past"] and seen[0]["bars"] > 1, "the picture")
    check(seen[0]["tables"] > 1, "the table")
    print(f"compare html: {len(seen)} pages as in the traces")


main()
