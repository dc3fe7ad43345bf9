"""Reads HTML and calls a method for each of its parts."""
import re as _re
from html import unescape as _unescape

__all__ = ["HTMLParser"]
_TAG = _re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_ATTRIBUTE = _re.compile(r"((?<=['\"\s/])[^\s/>][^\s/=>]*)"
                         r"(\s*=+\s*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*))?(?:\s|/(?!>))*")
_CHARREF = _re.compile(r"&#([0-9]+|[xX][0-9a-fA-F]+)(?=[^0-9a-fA-F])")
_ENTITYREF = _re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)(?=[^a-zA-Z0-9])")
_INCOMPLETE = _re.compile(r"&[a-zA-Z#][-.a-zA-Z0-9]*")
_COMMENT_END = _re.compile(r"--\s*>")
_END_TAG = _re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_SECTION_END = _re.compile(r"]\s*]\s*>")
_MS_SECTION_END = _re.compile(r"]\s*>")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno, self.offset = 1, 0
        self._start_text = None

    def feed(self, data):
        self.rawdata += data
        self.goahead(0)

    def close(self):
        self.goahead(1)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def updatepos(self, i, j):
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - self.rawdata.rindex("\n", i, j) - 1
        elif j > i:
            self.offset += j - i
        return j

    def _text(self, text):
        convert = self.convert_charrefs and not self.cdata_elem
        self.handle_data(_unescape(text) if convert else text)

    def _text_end(self, i):
        """Where the text at `i` ends; None: not here yet."""
        raw = self.rawdata
        if self.cdata_elem:
            found = _re.compile(rf"</\s*{_re.escape(self.cdata_elem)}\s*>", _re.I).search(raw, i)
            return found.start() if found else None
        if not self.convert_charrefs:
            places = [place for place in (raw.find("<", i), raw.find("&", i)) if place >= 0]
            return min(places, default=len(raw))
        end = raw.find("<", i)
        if end >= 0:
            return end
        ampersand = raw.rfind("&", max(i, len(raw) - 34))
        if ampersand >= 0 and not _re.search(r"[\s;]", raw[ampersand:]):
            return None             # a reference of which more may come
        return len(raw)

    def goahead(self, end):
        raw, i = self.rawdata, 0
        size = len(raw)
        while i < size:
            stop = self._text_end(i)
            if stop is None:
                break
            if i < stop:
                self._text(raw[i:stop])
            i = self.updatepos(i, stop)
            if i == size:
                break
            after = self._markup(i, end) if raw[i] == "<" else self._reference(i, end)
            if after is None:
                break
            was_bare = raw[i] == "&" and after == i + 2 == raw.find("#", i) + 1
            i = self.updatepos(i, after)
            if was_bare:
                break               # "&#" without a number: what follows waits for more
        if end and i < size and not self.cdata_elem:
            self._text(raw[i:])
            i = self.updatepos(i, size)
        self.rawdata = raw[i:]

    def _markup(self, i, end):
        """What begins with "<": where it ends, None if that has not come yet."""
        raw = self.rawdata
        if _TAG.match(raw, i + 1):
            after = self.parse_starttag(i)
        elif raw.startswith("</", i):
            after = self.parse_endtag(i)
        elif raw.startswith("<!--", i):
            after = self.parse_comment(i)
        elif raw.startswith("<?", i):
            after = self.parse_pi(i)
        elif raw.startswith("<!", i):
            after = self.parse_html_declaration(i)
        elif i + 1 < len(raw):
            self.handle_data("<")
            return i + 1
        else:
            return None
        if after >= 0:
            return after
        if not end:
            return None
        after = raw.find(">", i + 1) + 1
        if not after:
            after = raw.find("<", i + 1)
            if after < 0:
                after = i + 1
        self._text(raw[i:after])
        return after

    def _reference(self, i, end):
        raw = self.rawdata
        is_number = raw.startswith("&#", i)
        found = (_CHARREF if is_number else _ENTITYREF).match(raw, i)
        if found:
            (self.handle_charref if is_number else self.handle_entityref)(found[1])
            return found.end() + (raw[found.end()] == ";")
        if is_number:
            if ";" not in raw[i:]:
                return None
            self.handle_data("&#")
            return i + 2
        begun = _INCOMPLETE.match(raw, i)
        if begun and begun.end() == len(raw) or not begun and i + 1 == len(raw):
            return None
        self.handle_data("&")
        return i + 1

    def _tag_end(self, i):
        """Where the start tag at `i` ends; -1: not here yet."""
        raw = self.rawdata
        at = _TAG.match(raw, i + 1).end()
        while found := _ATTRIBUTE.match(raw, at):
            at = found.end()
        following = raw[at:at + 1]
        if following == ">":
            return at + 1
        if following == "/":
            if raw.startswith("/>", at):
                return at + 2
            return -1 if at + 1 == len(raw) else at + 1
        if not following or following.isalnum() or following in "=-'\"/_.":
            return -1
        return at if at > i else i + 1

    def parse_starttag(self, i):
        self._start_text = None
        after = self._tag_end(i)
        if after < 0:
            return after
        raw = self.rawdata
        self._start_text = raw[i:after]
        found = _TAG.match(raw, i + 1)
        self.lasttag = tag = found[1].lower()
        at, attributes = found.end(), []
        while at < after and (found := _ATTRIBUTE.match(raw, at)):
            name, rest, value = found.groups()
            if not rest:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            attributes.append((name.lower(), _unescape(value) if value else value))
            at = found.end()
        ending = raw[at:after].strip()
        if ending not in (">", "/>"):
            self.handle_data(raw[i:after])
        elif ending == "/>":
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return after

    def parse_endtag(self, i):
        raw = self.rawdata
        after = raw.find(">", i + 1) + 1
        if not after:
            return -1
        found = _END_TAG.match(raw, i)
        if found and found.end() == after or found and self.cdata_elem:
            tag = found[1].lower()
            if self.cdata_elem is not None and tag != self.cdata_elem:
                self.handle_data(raw[i:after])
                return after
            self.handle_endtag(tag)
            self.clear_cdata_mode()
            return after
        if self.cdata_elem is not None:
            self.handle_data(raw[i:after])
            return after
        found = _TAG.match(raw, i + 2)
        if not found:
            return i + 3 if raw.startswith("</>", i) else self.parse_bogus_comment(i)
        after = raw.find(">", found.end())
        self.handle_endtag(found[1].lower())
        return after + 1

    def parse_comment(self, i):
        found = _COMMENT_END.search(self.rawdata, i + 4)
        if not found:
            return -1
        self.handle_comment(self.rawdata[i + 4:found.start()])
        return found.end()

    def parse_bogus_comment(self, i):
        end = self.rawdata.find(">", i + 2)
        if end < 0:
            return -1
        self.handle_comment(self.rawdata[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        end = self.rawdata.find(">", i + 2)
        if end < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:end])
        return end + 1

    def parse_html_declaration(self, i):
        raw = self.rawdata
        if raw.startswith("<![", i):
            return self._section(i)
        if raw[i:i + 9].lower() != "<!doctype":
            return self.parse_bogus_comment(i)
        end = raw.find(">", i + 9)
        if end < 0:
            return -1
        self.handle_decl(raw[i + 2:end])
        return end + 1

    def _section(self, i):
        raw = self.rawdata
        name = _re.compile(r"[a-zA-Z][-_.a-zA-Z0-9]*\s*").match(raw, i + 3)
        if not name or name.end() == len(raw):
            if i + 3 == len(raw) or name:
                return -1
            raise AssertionError("expected name token")
        word = name[0].strip().lower()
        if word in ("temp", "cdata", "ignore", "include", "rcdata"):
            found = _SECTION_END.search(raw, i + 3)
        elif word in ("if", "else", "endif"):
            found = _MS_SECTION_END.search(raw, i + 3)
        else:
            raise AssertionError(f"unknown status keyword {raw[i + 3:name.end()]!r} "
                                 "in marked section")
        if not found:
            return -1
        self.unknown_decl(raw[i + 3:found.start()])
        return found.end()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
