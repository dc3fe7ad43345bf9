#!/usr/bin/python3
"""Files NAME.pptx, NAME.json, NAME.csv, NAME.html, NAME.mmd of this folder by their own rules.

    tests/export/check.py NAME...
"""
import csv
import html.parser
import json
import posixpath
import re
import sys
import zipfile
import xml.etree.ElementTree as ET


def check(condition, text):
    if not condition:
        print("FAIL:", text)
        sys.exit(1)


def pptx(name):
    with zipfile.ZipFile(name + ".pptx") as zipped:
        check(zipped.testzip() is None, name + ".pptx: a sum is wrong")
        parts = set(zipped.namelist())
        check(all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in zipped.infolist()), "dates in the zip")
        types = zipped.read("[Content_Types].xml").decode()
        for part in parts:
            ET.fromstring(zipped.read(part))
            check(part.endswith(".rels") or part == "[Content_Types].xml" or f'"/{part}"' in types, f"{part} has no type")
            if part.endswith(".rels"):
                base = posixpath.dirname(posixpath.dirname(part))
                for relation in ET.fromstring(zipped.read(part)):
                    target = posixpath.normpath(posixpath.join(base, relation.get("Target")))
                    check(target in parts, f"{part}: no {target}")
        for override in re.findall(r'PartName="/([^"]*)"', types):
            check(override in parts, "no " + override)
        for part in (p for p in parts if re.match(r"ppt/slides/slide\d+\.xml", p)):
            slide = zipped.read(part).decode()
            ids = re.findall(r'<p:cNvPr id="(\d+)"', slide)
            check(len(ids) == len(set(ids)), part + ": an id twice")
            check("NaN" not in slide and 'cx="-' not in slide and 'cy="-' not in slide, part + ": sizes")


def perfetto(name):
    events = json.load(open(name + ".json", encoding="utf-8"))["traceEvents"]
    stacks, last, flows, lanes = {}, {}, {}, set()
    for event in events:
        tid = event["tid"]
        if event["ph"] == "M":
            if event["name"] == "thread_name":
                check(tid not in lanes, "a lane twice")
                lanes.add(tid)
            continue
        if event["ph"] in "BE":
            check(tid in lanes, f"lane {tid} has no name")
            check(event["ts"] >= last.get(tid, 0), "time goes back in a lane")
            last[tid] = event["ts"]
            stack = stacks.setdefault(tid, [])
            if event["ph"] == "B":
                stack.append(event)
            else:
                check(stack, "an end without a beginning")
                stack.pop()
        elif event["ph"] in "sf":
            flows.setdefault(event["id"], []).append(event["ph"])
        else:
            check(event["ph"] == "i" and event["s"] == "t", "an unknown event")
    check(not any(stacks.values()), "a beginning without an end")
    check(all(ends == ["s", "f"] for ends in flows.values()), "a flow with one end")


def table(name):
    rows = list(csv.DictReader(open(name + ".csv", encoding="utf-8", newline="")))
    for row in rows:
        check(None not in row and None not in row.values(), f"{name}.csv: {row}")
        check(abs(float(row["end_s"]) - float(row["start_s"]) - float(row["duration_s"])) < 1e-9, "a duration")
        check(not row["task"].startswith("="), "a formula")
    check(not rows or {"running"} <= {row["state"] for row in rows} | {"running"}, "states")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.outside, self.data, self.inside, self.scripts, self.rows = [], "", False, 0, 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.scripts += tag == "script"
        self.rows += tag == "tr"
        self.inside = tag == "script" and values.get("id") == "run"
        self.outside += [value for key, value in attributes if key in ("src", "href", "action", "srcset")]
        check(tag not in ("img", "link", "iframe", "object", "embed", "base", "form"), f"<{tag}> in the page")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "script"

    def handle_data(self, text):
        self.data += text if self.inside else ""


def stepper(name):
    text = open(name + ".html", encoding="utf-8").read()
    page = Page()
    page.feed(text)
    check(not page.outside, f"{name}.html names {page.outside}")
    check(page.scripts == 4, f"{name}.html: {page.scripts} scripts")
    check("Content-Security-Policy" in text and "default-src 'none'" in text, "no policy")
    run = json.loads(page.data)
    check(run["steps"] and run["files"], "an empty run")
    count = len(json.loads(re.search(r'id="texts">\n(.*?)\n</script>', text, re.S).group(1)))
    for step in run["steps"]:
        check(step.get("y", 0) < count and step.get("R", 0) < count, "a text that is not there")
    check("".join("".join(pieces[1::2]) + "\n" for pieces in run["files"][0][1]).strip("\n") ==
          open(name + ".py", encoding="utf-8").read().strip("\n"), name + ".html: the program's text")


def mermaid(name):
    lines = open(name + ".mmd", encoding="utf-8").read().splitlines()
    check(lines[0] == "gantt" and lines[2].strip() == "dateFormat x", "the head")
    for line in lines[4:]:
        check(re.fullmatch(r"    section [^:;#,]*|    [^:;#,]+ :((active|done|crit|milestone), )*\d+, \d+(ms)?", line),
              f"{name}.mmd: {line}")


for name in sys.argv[1:]:
    pptx(name)
    perfetto(name)
    table(name)
    stepper(name)
    mermaid(name)
