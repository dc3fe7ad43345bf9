"""Constants, templates and formatters of text."""

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = "0123456789abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """Text with $names in it."""
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _replace(self, mapping, strict):
        text, mark = self.template, self.delimiter
        out = []
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                out.append(text[at:])
                return "".join(out)
            out.append(text[at:found])
            at = found + len(mark)
            if text.startswith(mark, at):
                out.append(mark)
                at += len(mark)
                continue
            braced = text[at:at + 1] == "{"
            start = at + braced
            end = start
            while end < len(text) and (text[end].isascii() and text[end].isalpha()
                                       or text[end] == "_"
                                       or end > start and text[end] in digits):
                end += 1
            name = text[start:end]
            if not name or braced and text[end:end + 1] != "}":
                if strict:
                    lines = text[:found].splitlines(keepends=True) or [""]
                    if text[:found].endswith("\n"):
                        lines.append("")
                    raise ValueError(f"Invalid placeholder in string: line {len(lines)}, "
                                     f"col {len(lines[-1]) + 1}")
                out.append(mark)
                continue
            at = end + braced
            if strict or name in mapping:
                out.append(str(mapping[name]))
            else:
                out.append(text[found:at])

    def substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws}, False)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
