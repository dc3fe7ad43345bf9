#!/usr/bin/env python3
"""Writes assets/unicode/: the names and numbers of characters that CPython 3.11 knows.

    unicode_names.py [NameAliases.txt]

names.txt, one line a character in the order of their numbers:
    [HEX:]NREST     its number, unless it is one more than the last; N words shared with the
                    name of the last; the other words
    @FIRST-LAST P   names made of the prefix P and the number in hex
    =HEX ALIAS      another name for it
numbers.txt:
    w KIND FIRST-LAST ...    east_asian_width
    n VALUE HEX ...          numeric; those of lines d are decimal and digit too, those of D digit
"""
import pathlib
import re
import sys
import unicodedata

NUMBERED = re.compile(r"((?:CJK (?:UNIFIED|COMPATIBILITY) IDEOGRAPH|TANGUT IDEOGRAPH|"
                      r"KHITAN SMALL SCRIPT CHARACTER|NUSHU CHARACTER)-)[0-9A-F]+$")


def ranges(points):
    first = last = None
    for point in points:
        if last is not None and point == last + 1:
            last = point
            continue
        if last is not None:
            yield first, last
        first = last = point
    if last is not None:
        yield first, last


def names():
    prefixes = {}
    last, last_words = -2, []
    for point in range(0x110000):
        name = unicodedata.name(chr(point), "")
        numbered = NUMBERED.match(name)
        if numbered:
            prefixes.setdefault(numbered[1], []).append(point)
        if not name or numbered or name.startswith("HANGUL SYLLABLE "):
            continue
        words = name.split(" ")
        shared = 0
        while (shared < min(len(words), len(last_words)) - 1 and shared < 9
               and words[shared] == last_words[shared]):
            shared += 1
        where = "" if point == last + 1 else f"{point:X}:"
        yield f"{where}{shared}{' '.join(words[shared:])}"
        last, last_words = point, words
    for prefix, points in prefixes.items():
        for first, end in ranges(points):
            yield f"@{first:X}-{end:X} {prefix}"


def aliases(path):
    for line in pathlib.Path(path).read_text().splitlines():
        parts = line.split(";")
        if len(parts) != 3 or line.startswith("#"):
            continue
        try:
            if ord(unicodedata.lookup(parts[1])) == int(parts[0], 16):
                yield f"={parts[0].lstrip('0') or '0'} {parts[1]}"
        except KeyError:
            pass


def numbers():
    widths, values = {}, {}
    for point in range(0x110000):
        char = chr(point)
        width = unicodedata.east_asian_width(char)
        if width != "N":
            widths.setdefault(width, []).append(point)
        value = unicodedata.numeric(char, None)
        if value is not None:
            kind = ("d" if unicodedata.decimal(char, None) is not None else
                    "D" if unicodedata.digit(char, None) is not None else "n")
            values.setdefault((kind, value), []).append(point)
    for width, points in widths.items():
        yield f"w {width} " + " ".join(f"{a:X}-{b:X}" for a, b in ranges(points))
    for (kind, value), points in sorted(values.items()):
        yield f"{kind} {value!r} " + " ".join(f"{a:X}-{b:X}" for a, b in ranges(points))


def main():
    folder = pathlib.Path(__file__).parents[2] / "assets" / "unicode"
    folder.mkdir(exist_ok=True)
    lines = [*names(), *(aliases(sys.argv[1]) if len(sys.argv) > 1 else ())]
    (folder / "names.txt").write_text("\n".join(lines) + "\n")
    (folder / "numbers.txt").write_text("\n".join(numbers()) + "\n")


main()
