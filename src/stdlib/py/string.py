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
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None        # of re; None: IGNORECASE

    def __init__(self, template):
        self.template = template

    def _finditer(self):
        """The matches of the class's pattern, which is compiled when it is first needed."""
        cls = type(self)
        compiled = cls.__dict__.get("_compiled")
        if compiled is None:
            import re
            pattern = getattr(cls, "pattern", None)
            if pattern is None:
                mark = re.escape(cls.delimiter)
                pattern = (f"{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|"
                           f"{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))")
            flags = re.IGNORECASE if cls.flags is None else cls.flags
            compiled = cls._compiled = re.compile(pattern, flags | re.VERBOSE)
        return compiled.finditer(self.template)

    def _replace(self, value_of):
        """value_of(match, name, is_valid) gives the text for each match."""
        out = []
        at = 0
        for match in self._finditer():
            groups = match.groupdict()
            name = groups.get("named") or groups.get("braced")
            out.append(self.template[at:match.start()])
            if name is not None:
                out.append(value_of(match, name))
            elif groups.get("escaped") is not None:
                out.append(self.delimiter)
            elif groups.get("invalid") is not None:
                out.append(value_of(match, None))
            else:
                raise ValueError("Unrecognized named group in pattern")
            at = match.end()
        out.append(self.template[at:])
        return "".join(out)

    def _refuse(self, match):
        start = match.start("invalid")
        lines = self.template[:start].splitlines(keepends=True)
        line, column = (len(lines), start - len("".join(lines[:-1]))) if lines else (1, 1)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping={}, /, **kws):
        def value_of(match, name):
            if name is None:
                self._refuse(match)
            return str(kws[name] if name in kws else mapping[name])
        return self._replace(value_of)

    def safe_substitute(self, mapping={}, /, **kws):
        def value_of(match, name):
            if name is not None:
                try:
                    return str(kws[name] if name in kws else mapping[name])
                except KeyError:
                    pass
            return match.group()
        return self._replace(value_of)

    def is_valid(self):
        return not any(match.groupdict().get("invalid") is not None for match in self._finditer())

    def get_identifiers(self):
        names = []
        for match in self._finditer():
            groups = match.groupdict()
            name = groups.get("named") or groups.get("braced")
            if name is not None and name not in names:
                names.append(name)
        return names


def _parts_of(text):
    """What str.format() sees: (literal, field name, spec, conversion); None: no field."""
    literal = []
    at = 0
    while at < len(text):
        c = text[at]
        if c not in "{}":
            literal.append(c)
            at += 1
            continue
        if text[at + 1:at + 2] == c:
            yield "".join(literal) + c, None, None, None
            literal = []
            at += 2
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        depth = 1
        start = at = at + 1
        while at < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        if depth:
            raise ValueError("Single '{' encountered in format string" if start == len(text)
                             else "expected '}' before end of string")
        yield ("".join(literal), *_field_of(text[start:at - 1]))
        literal = []
    if literal:
        yield "".join(literal), None, None, None


def _field_of(field):
    """The name, spec and conversion of what stands between braces."""
    end = brackets = 0
    while end < len(field) and (brackets or field[end] not in ":!"):
        brackets = field[end] == "[" or brackets and field[end] != "]"
        end += 1
    name, rest = field[:end], field[end:]
    if not rest.startswith("!"):
        return name, rest[1:], None
    if len(rest) == 1:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


class Formatter:
    """str.format() in parts that a class of one's own can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, number=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if name == "":
                if number is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                name = str(number)
                number += 1
            elif name.isdigit():
                if number:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                number = False
            value, first = self.get_field(name, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            out.append(self.format_field(value, spec))
        return "".join(out), number

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        convert = {"s": str, "r": repr, "a": ascii}.get(conversion)
        if convert is None:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return convert(value)

    def parse(self, format_string):
        return _parts_of(format_string)

    def get_field(self, field_name, args, kwargs):
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first = field_name[:end]
        if first.isdigit():
            first = int(first)
        value = self.get_value(first, args, kwargs)
        while end < len(field_name):
            start = end + 1
            if field_name[end] == ".":
                end = start
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                if start == end:
                    raise ValueError("Empty attribute in format string")
                value = getattr(value, field_name[start:end])
                continue
            if field_name[end] != "[":
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
            end = field_name.find("]", start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = field_name[start:end]
            if not key:
                raise ValueError("Empty attribute in format string")
            value = value[int(key) if key.isdigit() else key]
            end += 1
        return value, first
