"""Pictures that can be read from the last row: no text leaves the page, lies over another one, is
crossed by a line or stands on hatching; its ink is told from its ground; none is tiny.

    readable.py [--least PIXELS] FILE.svg...

Contrast as WCAG 2 has it: 4.5 to 1, of large text 3 to 1.  --least: of a text on a page that is
1600 wide (12 points on a slide of 13.3 inches are 20).
"""
import re
import sys
import xml.etree.ElementTree as xml

from apart import SVG, over, text_box

LARGE = 30  # pixels of 1600; bold 23


def rgb(color):
    return [int(color[i:i + 2], 16) for i in (1, 3, 5)]


def luminance(color):
    parts = [c / 255 for c in color]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink, ground):
    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def mix(below, color, opacity):
    return [b + (c - b) * opacity for b, c in zip(below, color)]


class Picture:
    """What is drawn, in its order: filled boxes, lines, hatching, texts."""

    def __init__(self, name):
        self.name = name
        self.root = xml.parse(name).getroot()
        self.width, self.height = (float(self.root.get(k)) for k in ("width", "height"))
        self.items = []
        self.walk(self.root, {"font-size": "16", "text-anchor": "start"})

    def walk(self, item, given):
        given = {**given, **{k: v for k, v in item.attrib.items()
                             if k in ("font-size", "text-anchor", "font-weight", "fill")}}
        tag = item.tag.replace(SVG, "")
        number = lambda key: float(item.get(key, 0))
        if tag == "rect":
            box = (number("x"), number("y"), number("x") + number("width"),
                   number("y") + number("height"))
            if item.get("fill", "#000000") != "none":
                opacity = float(item.get("fill-opacity", 1))
                self.items.append(("box", box, rgb(item.get("fill", "#000000")), opacity))
        elif tag == "line":
            box = (min(number("x1"), number("x2")), min(number("y1"), number("y2")),
                   max(number("x1"), number("x2")), max(number("y1"), number("y2")))
            self.items.append(("line", box, item.get("stroke"), number("stroke-width")))
        elif tag == "path" and item.get("d").count("M") > 1:
            numbers = [float(n) for n in re.findall(r"-?[\d.]+", item.get("d"))]
            self.items.append(("hatch", (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]),
                                         max(numbers[1::2])), None, 1))
        elif tag == "text":
            size = float(given["font-size"])
            spans = [s for s in item if s.get("fill") and (s.text or "").strip()] or [item]
            bold = given.get("font-weight") == "bold"
            inks = {(s.get("fill", given.get("fill", "#000000")),
                     float(item.get("fill-opacity", 1))) for s in spans}
            self.items.append(("text", text_box(item, size, given["text-anchor"]),
                               "".join(item.itertext()), (size, bold, inks)))
        elif tag not in ("title", "desc", "clipPath", "defs"):
            for child in item:
                self.walk(child, given)

    def ground(self, at, x, y):
        """The colour under a place before item `at`, and whether a hatching is on it."""
        color, hatched = [255, 255, 255], False
        for kind, box, fill, opacity in self.items[:at]:
            if kind in ("box", "hatch") and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                hatched = kind == "hatch" or (hatched and opacity < 0.99)
                color = mix(color, fill, opacity) if kind == "box" else color
        return color, hatched

    def is_crossed(self, at, box, size):
        inner = (box[0] + size * 0.1, box[1] + size * 0.12, box[2] - size * 0.1, box[3] - size * 0.2)
        for i, (kind, line, _, _) in enumerate(self.items):
            if kind != "line" or not over(line, inner, 0):
                continue
            hidden = any(k == "box" and opacity > 0.99 and over(b, inner, 0) and b[0] <= line[0] and
                         line[2] <= b[2] and b[1] <= inner[1] and inner[3] <= b[3]
                         for k, b, _, opacity in self.items[i:at])
            if i > at or not hidden:
                return True
        return False

    def faults(self, least):
        unit = self.width / 1600
        texts = [(i, item) for i, item in enumerate(self.items) if item[0] == "text"]
        for n, (at, (_, box, said, (size, bold, inks))) in enumerate(texts):
            for _, other in texts[n + 1:]:
                if over(box, other[1], 0.16 * min(size, other[3][0])):
                    yield f"'{said}' over '{other[2]}'"
            if box[0] < -1 or box[1] < -1 or box[2] > self.width + 1 or box[3] > self.height + 1:
                yield f"'{said}' leaves the page"
            if size < least * unit:
                yield f"'{said}' is {size / unit:.1f} high on a page of 1600"
            if self.is_crossed(at, box, size):
                yield f"'{said}' is crossed by a line"
            needed = 3 if size >= LARGE * unit or (bold and size >= 23 * unit) else 4.5
            for part in (0.1, 0.5, 0.9):
                x, y = box[0] + (box[2] - box[0]) * part, box[3] - size * 0.4
                ground, hatched = self.ground(at, x, y)
                worst = min(contrast(mix(ground, rgb(c), o), ground) for c, o in inks)
                if worst < needed:
                    yield f"'{said}' has a contrast of {worst:.2f} only"
                    break
                if hatched:
                    yield f"'{said}' stands on hatching"
                    break


if __name__ == "__main__":
    names, smallest = sys.argv[1:], 0
    if names[:1] == ["--least"]:
        smallest, names = float(names[1]), names[2:]
    found = [f"{name}: {fault}" for name in names for fault in Picture(name).faults(smallest)]
    print("\n".join(found))
    sys.exit(bool(found))
