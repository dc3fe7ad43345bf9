#!/usr/bin/python3
"""Files NAME.pptx, NAME.json, NAME.csv, NAME.html, NAME.mmd of this folder by their own rules.

    tests/export/check.py NAME... LESSON.html...
"""
import base64
import csv
import html.parser
import json
import posixpath
import re
import sys
import zipfile
import zlib
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
        for part in sorted(p for p in parts if re.match(r"ppt/slides/slide\d+\.xml", p)):
            slide(part, zipped.read(part).decode())
        ids = [int(number) for number in re.findall(r'<p:sldId id="(\d+)"', zipped.read("ppt/presentation.xml").decode())]
        check(ids and min(ids) >= 256 and len(ids) == len(set(ids)), "numbers of slides")
        masters = [int(number) for part in ("ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml")
                   for number in re.findall(r'<p:sld(?:Master|Layout)Id id="(\d+)"', zipped.read(part).decode())]
        check(min(masters) >= 2**31 and len(masters) == len(set(masters)), "numbers of masters and layouts")


# The children that an element may have, in the order that ECMA-376 wants: what PowerPoint repairs.
FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
ORDER = {name: children.split() for name, children in {
    "sp": "nvSpPr spPr style txBody extLst", "cxnSp": "nvCxnSpPr spPr style extLst",
    "spPr": "xfrm custGeom prstGeom " + FILLS + " ln effectLst", "txBody": "bodyPr lstStyle p",
    "ln": FILLS + " prstDash custDash round bevel miter headEnd tailEnd", "p": "pPr r br fld endParaRPr",
    "rPr": "ln " + FILLS + " effectLst highlight latin ea cs sym hlinkClick", "r": "rPr t",
    "pPr": "lnSpc spcBef spcAft buNone", "bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit",
    "custGeom": "avLst gdLst ahLst cxnLst rect pathLst", "xfrm": "off ext chOff chExt",
    "grpSp": "nvGrpSpPr grpSpPr sp grpSp cxnSp pic", "nvSpPr": "cNvPr cNvSpPr nvPr"}.items()}


def slide(part, text):
    def local(node):
        return node.tag.split("}")[1]

    root = ET.fromstring(text)
    ids = re.findall(r'<p:cNvPr id="(\d+)"', text)
    check(len(ids) == len(set(ids)), part + ": an id twice")
    check("NaN" not in text and 'cx="-' not in text and 'cy="-' not in text, part + ": sizes")
    check(text.count('<p:ph type="title"/>') == 1, part + ": it has no title")
    check(not re.search("[\x00-\x08\x0b-\x1f]", text), part + ": signs that XML does not have")
    for node in root.iter():
        name, names = local(node), [local(child) for child in node]
        if name in ORDER:
            known = ORDER[name]
            check(all(child in known for child in names), f"{part}: {name} holds {names}")
            places = [known.index(child) for child in names] if name not in ("grpSp", "p") else [0]
            check(places == sorted(places), f"{part}: {name} holds {names}")
        if name == "path":
            check(names and names[0] == "moveTo", part + ": a path that begins nowhere")
        if name == "rPr":
            check(100 <= int(node.get("sz")) <= 400000, part + ": a size of letters")
        if name == "grpSp":
            places = [[int(value) for point in ("off", "ext") for value in next(
                n for n in child.iter() if local(n) == point).attrib.values()] for child in node if local(child) != "nvGrpSpPr"]
            left, top, width, height = places[0]
            check(len(places) > 2, part + ": a group of one")
            for x, y, w, h in places[1:]:
                check(left <= x and top <= y and x + w <= left + width and y + h <= top + height, part + ": out of its group")


def perfetto(name):
    """As importers do it: by time, in the order of the file where times are the same."""
    events = json.load(open(name + ".json", encoding="utf-8"))["traceEvents"]
    stacks, flows, lanes, before = {}, {}, set(), 0
    for event in events:
        tid, phase = event["tid"], event["ph"]
        if phase == "M":
            if event["name"] == "thread_name":
                check(tid not in lanes, "a lane twice")
                lanes.add(tid)
            continue
        check(event["ts"] >= before, "time goes back")
        before = event["ts"]
        check(tid in lanes, f"lane {tid} has no name")
        stack = stacks.setdefault(tid, [])
        if phase == "B":
            check(not stack, "two spans of a lane at once")
            stack.append(event)
        elif phase == "E":
            check(stack, "an end without a beginning")
            stack.pop()
        elif phase in "sf":
            check(stack, "an arrow that is not in a span")
            check(phase == "f" or stack[-1]["cat"] in ("running", "blocked"), f"an arrow out of {stack[-1]['name']}")
            flows.setdefault(event["id"], []).append(phase)
        else:
            check(phase == "i" and event["s"] == "t", "an unknown event")
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
        self.outside, self.data, self.size, self.inside, self.scripts, self.rows = [], "", 0, False, 0, 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.scripts += tag == "script"
        self.rows += tag == "tr"
        self.inside = tag == "script" and values.get("id") == "data"
        self.size = int(values["data-size"]) if self.inside else self.size
        self.outside += [value for key, value in attributes if key in ("src", "href", "action", "srcset")]
        check(tag not in ("img", "link", "iframe", "object", "embed", "base", "form"), f"<{tag}> in the page")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "script"

    def handle_data(self, text):
        self.data += text if self.inside else ""


def page_data(name):
    """What the page's program reads; its tags have been looked at."""
    text = open(name, encoding="utf-8").read()
    page = Page()
    page.feed(text)
    check(not page.outside, f"{name} names {page.outside}")
    check(page.scripts == 2, f"{name}: {page.scripts} scripts")
    check("Content-Security-Policy" in text and "default-src 'none'" in text, "no policy")
    data = zlib.decompress(base64.b64decode(page.data, validate=True), -15)
    check(len(data) == page.size, f"{name}: data of another size")
    return json.loads(data)


def stepper(name):
    data = page_data(name + ".html")
    run, count = data["runs"][0], len(data["texts"])
    check(run["steps"] and run["files"], "an empty run")
    for step in run["steps"]:
        check(step.get("y", 0) < count and step.get("R", 0) < count, "a text that is not there")
    for _, _, stream, words in run["output"]:
        check(stream == 2 or isinstance(data["texts"][words], str), "output of the program in two languages")
    for span in run["spans"]:
        check(span[6] < count and span[0] < len(run["tasks"]), "a span of nothing")
    check("".join("".join(pieces[1::2]) + "\n" for pieces in run["files"][0][1]).strip("\n") ==
          open(name + ".py", encoding="utf-8").read().strip("\n"), name + ".html: the program's text")


def lesson(name):
    """A lesson's page: its path leads through its runs and its text."""
    data = page_data(name)
    blocks = {int(number) for number in re.findall(r'data-b="(\d+)"', open(name, encoding="utf-8").read())}
    path, positions = data["lesson"], []
    for program in data["programs"]:
        position, steps = 0, set()
        for step in data["runs"][program[1]]["steps"]:
            check(step.get("p", position) >= position, f"{name}: steps go back")
            position = step.get("p", position)
            steps.add(position)
        positions.append(steps)
    for kind, program, position, question, part, other, *texts in path["stops"]:
        check(position < 0 or position in positions[program], f"{name}: a stop at no step")
        check((kind == 3) == (question >= 0), f"{name}: a question at no stop")
        for first, last, until in texts:
            check(first <= last <= until or first == last, f"{name}: a text behind its stop's end")
    for answer, program, seen, *texts in path["questions"]:
        check(seen in positions[program], f"{name}: an answer at no step")
        for text in texts:
            check(1 <= answer <= text[3] - text[2] and set(range(text[2], text[3])) <= blocks, f"{name}: choices")
            check(set(range(text[4], text[5])) & blocks, f"{name}: no reason")


def mermaid(name):
    head, lines = open(name + ".mmd", encoding="utf-8").read().split("gantt\n")
    check(re.fullmatch(r"---\nconfig:\n    gantt:\n        leftPadding: \d+\n---\n", head), "the head")
    lines = lines.splitlines()
    check(lines[1].strip() == "dateFormat x" and lines[4].startswith("    section "), "the head of the chart")
    bars = 0
    for line in lines[4:]:
        check(re.fullmatch(r"    section [^:;#\x00-\x1f]*|    [^:;#]+ :((active|done|crit|milestone), )*\d+, \d+(ms)?", line),
              f"{name}.mmd: {line}")
        check(not line.startswith("    section ") or bars != 0 or line == lines[4], "a section without bars")
        bars = 0 if line.startswith("    section ") else bars + 1


def main():
    for name in sys.argv[1:]:
        if name.endswith(".html"):
            lesson(name)
            continue
        pptx(name)
        perfetto(name)
        table(name)
        stepper(name)
        mermaid(name)


if __name__ == "__main__":
    main()
