"""Pictures with callouts: no text over another one, no plate over a text that is not its own.

    apart.py FILE.svg...

Widths are those of D2Coding: half an em a cell, of wide characters a whole one.
"""
import sys
import unicodedata
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
PLATES = {"#fff6d6", "#3a3318", "#fff3b8"}  # role callout of the three themes


def cells(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else
               0 if unicodedata.combining(c) else 1 for c in text)


def text_box(item, size, anchor):
    wide = cells("".join(item.itertext())) * size / 2
    left = float(item.get("x")) - {"middle": wide / 2, "end": wide}.get(anchor, 0)
    base = float(item.get("y"))
    return left, base - size * 0.72, left + wide, base + size * 0.1


def over(a, b, slack):
    return (a[0] + slack < b[2] and b[0] + slack < a[2] and
            a[1] + slack < b[3] and b[1] + slack < a[3])


def boxes(root):
    texts, plates = [], []
    def walk(item, size, anchor):
        size = float(item.get("font-size", size))
        anchor = item.get("text-anchor", anchor)
        if item.tag == SVG + "text":
            texts.append((text_box(item, size, anchor), "".join(item.itertext()), size))
        elif item.tag == SVG + "rect" and item.get("fill") in PLATES and item.get("rx"):
            left, top = float(item.get("x")), float(item.get("y"))
            plates.append((left, top, left + float(item.get("width")),
                           top + float(item.get("height"))))
        else:
            for child in item:
                walk(child, size, anchor)
    walk(root, 16, "start")
    return texts, plates


def faults(name):
    texts, plates = boxes(xml.parse(name).getroot())
    for i, (a, said, size) in enumerate(texts):
        for b, other, other_size in texts[i + 1:]:
            if over(a, b, 0.16 * min(size, other_size)):
                yield f"{name}: '{said}' over '{other}'"
    for i, plate in enumerate(plates):
        for other in plates[i + 1:]:
            if over(plate, other, 0.5):
                yield f"{name}: two plates at {plate}"
        for box, said, size in texts:
            inside = (box[0] >= plate[0] and box[2] <= plate[2] + 1 and
                      box[1] >= plate[1] and box[3] <= plate[3])
            if over(plate, box, 0.5) and not inside:
                yield f"{name}: a plate over '{said}'"


if __name__ == "__main__":
    found = [fault for name in sys.argv[1:] for fault in faults(name)]
    print("\n".join(found))
    sys.exit(bool(found))
