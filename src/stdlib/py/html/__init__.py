"""Text that stands in HTML."""
import re as _re

__all__ = ["escape", "unescape"]
# What the numbers of the C1 range stand for there, as Windows-1252 has it.
_C1 = dict(zip(range(0x80, 0xA0), "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
               "\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc"
               "\u2122\u0161\u203a\u0153\x9d\u017e\u0178"))
_REFERENCE = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _is_invalid(code):
    return 1 <= code <= 8 or 0xE <= code <= 0x1F or 0x7F <= code <= 0x9F or \
        0xFDD0 <= code <= 0xFDEF or code == 0xB or code & 0xFFFE == 0xFFFE


def _replace(match):
    name = match[1]
    if name[0] == "#":
        digits = name[1:].rstrip(";")
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if code in _C1:
            return _C1[code]
        if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return "\ufffd"
        return "" if _is_invalid(code) else chr(code)
    from html.entities import html5
    if name in html5:
        return html5[name]
    for size in range(len(name) - 1, 1, -1):
        if name[:size] in html5:
            return html5[name[:size]] + name[size:]
    return "&" + name


def unescape(s):
    return _REFERENCE.sub(_replace, s) if "&" in s else s
