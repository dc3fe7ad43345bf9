"""Settings in sections of names and values."""
import re as _re
from collections.abc import MutableMapping as _MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError",
           "InterpolationError", "InterpolationDepthError", "InterpolationMissingOptionError",
           "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError",
           "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]
DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_NONE = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _duplicate(what, source, lineno):
    if source is None:
        return what[0].upper() + what[1:]
    at = f" [line {lineno:2d}]" if lineno is not None else ""
    return f"While reading from {source!r}{at}: {what}"


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        Error.__init__(self, _duplicate(f"section {section!r} already exists", source, lineno))
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        Error.__init__(self, _duplicate(
            f"option {option!r} in section {section!r} already exists", source, lineno))
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key {reference!r} which is not a valid option name. "
            f"Raw value: {rawval!r}")
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section "
            f"{section!r} contains an interpolation key which cannot be substituted in "
            f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source):
        Error.__init__(self, f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\n"
                             f"file: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """What becomes of a value on its way in and out."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _Replacing(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._replace(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = self._KEY.sub("", value.replace(self._SIGN * 2, ""))
        if self._SIGN in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position "
                             f"{rest.find(self._SIGN)}")
        return value

    def _replace(self, parser, option, rest, section, names, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out, sign = [], self._SIGN
        while rest:
            before, found, after = rest.partition(sign)
            out.append(before)
            if not found:
                break
            if after[:1] == sign:
                out.append(sign)
                rest = after[1:]
                continue
            rest = found + after
            if after[:1] != self._OPEN:
                raise InterpolationSyntaxError(
                    option, section,
                    f"'{sign}' must be followed by '{sign}' or '{self._OPEN}', found: {rest!r}")
            match = self._KEY.match(rest)
            if not match:
                raise InterpolationSyntaxError(
                    option, section, f"bad interpolation variable reference {rest!r}")
            value, where, name = self._find(parser, option, section, match[1], names, raw, rest)
            rest = rest[match.end():]
            if value is not None and sign in value:
                inner = names if where == section else dict(parser.items(where, raw=True))
                value = self._replace(parser, name, value, where, inner, depth + 1)
            out.append(value or "")
        return "".join(out)


class BasicInterpolation(_Replacing):
    """%(name)s stands for another value."""
    _SIGN, _OPEN, _KEY = "%", "(", _re.compile(r"%\(([^)]+)\)s")

    def _find(self, parser, option, section, text, names, raw, rest):
        name = parser.optionxform(text)
        try:
            return names[name], section, option
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None


class ExtendedInterpolation(_Replacing):
    """${name} or ${section:name} stands for another value."""
    _SIGN, _OPEN, _KEY = "$", "{", _re.compile(r"\$\{([^}]+)\}")

    def _find(self, parser, option, section, text, names, raw, rest):
        path = text.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        name = parser.optionxform(path[-1])
        where = path[0] if len(path) == 2 else section
        try:
            value = names[name] if len(path) == 1 else parser.get(where, name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, text) from None
        return value, where, name


class RawConfigParser(_MutableMapping):
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True,
                      "0": False, "no": False, "false": False, "off": False}
    SECTCRE = _re.compile(r"\[(?P<header>.+)\]")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *,
                 delimiters=("=", ":"), comment_prefixes=("#", ";"), inline_comment_prefixes=None,
                 strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_NONE, converters=_NONE):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._delimiters, self._strict = tuple(delimiters), strict
        self._allow_no_value = allow_no_value
        self._comments = tuple(comment_prefixes or ())
        self._inline_comments = tuple(inline_comment_prefixes or ())
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _NONE else \
            Interpolation() if interpolation is None else interpolation
        marks = "|".join(_re.escape(d) for d in self._delimiters)
        self.converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _NONE:
            self.converters.update(converters)
        for name, convert in self.converters.items():
            if not hasattr(type(self), "get" + name):
                setattr(self, "get" + name, self._getter(convert))
        self._option = _re.compile(rf"(?P<option>.*?)\s*(?:(?P<vi>{marks})\s*(?P<value>.*))?$"
                                   if allow_no_value else
                                   rf"(?P<option>.*?)\s*(?:(?P<vi>{marks})\s*(?P<value>.*))$")
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for name, value in defaults.items():
            self._defaults[self.optionxform(name)] = value

    def _getter(self, convert):
        def get(section, option, *, raw=False, vars=None, fallback=_NONE, **kwargs):
            return self._get_conv(section, option, convert, raw, vars, fallback)
        return get

    def _get_conv(self, section, option, convert, raw, vars, fallback):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _NONE:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        return self._get_conv(section, option, int, raw, vars, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        return self._get_conv(section, option, float, raw, vars, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        return self._get_conv(section, option, self._convert_to_boolean, raw, vars, fallback)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        try:
            own = self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None
        return list({**own, **self._defaults})

    def read(self, filenames, encoding=None):
        done = []
        for name in [filenames] if isinstance(filenames, (str, bytes)) \
                or hasattr(filenames, "__fspath__") else filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(name.__fspath__() if hasattr(name, "__fspath__") else name)
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<" + 3 * "?" + ">") if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, names in dictionary.items():
            try:
                self.add_section(str(section))
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(str(section))
            for name, value in names.items():
                name = self.optionxform(str(name))
                if self._strict and (section, name) in seen:
                    raise DuplicateOptionError(section, name, source)
                seen.add((section, name))
                self.set(section, name, None if value is None else str(value))

    def _names(self, section, vars=None):
        own = {}
        if section in self._sections:
            own = self._sections[section]
        elif section != self.default_section:
            raise NoSectionError(section)
        given = {self.optionxform(name): None if value is None else str(value)
                 for name, value in (vars or {}).items()}
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _NONE:
                raise
            return fallback
        name = self.optionxform(option)
        if name not in names:
            if fallback is _NONE:
                raise NoOptionError(name, section)
            return fallback
        value = names[name]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, name, value, names)

    def items(self, section=_NONE, raw=False, vars=None):
        if section is _NONE:
            return super().items()
        names = {**self._defaults}
        if section in self._sections:
            names.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        order = list(names)
        if vars:
            names.update((self.optionxform(name), value) for name, value in vars.items())
        return [(name, names[name] if raw else self._interpolation.before_get(
            self, section, name, names[name], names)) for name in order]

    def popitem(self):
        for name in self.sections():
            proxy = self[name]
            del self[name]
            return name, proxy
        raise KeyError

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        name = self.optionxform(option)
        return name in self._sections[section] or name in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section)[self.optionxform(option)] = value

    def _own(self, section):
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def remove_option(self, section, option):
        own, name = self._own(section), self.optionxform(option)
        existed = name in own
        if existed:
            del own[name]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def write(self, fp, space_around_delimiters=True):
        mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        sections = dict(self._sections)
        if self._defaults:
            sections = {self.default_section: self._defaults, **sections}
        for section, names in sections.items():
            fp.write(f"[{section}]\n")
            for name, value in names.items():
                value = self._interpolation.before_write(self, section, name, value)
                text = "" if value is None and self._allow_no_value else \
                    mark + str(value).replace("\n", "\n\t")
                fp.write(f"{name}{text}\n")
            fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def _without_comment(self, line):
        """The line without its comment; None: all of it was one."""
        if line.strip().startswith(self._comments) and self._comments:
            return None
        end = len(line)
        for prefix in self._inline_comments:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        return line[:end].strip()

    def _read(self, lines, source):
        seen, wrong = set(), None
        section = own = name = None
        depth = 0
        for number, line in enumerate(lines, 1):
            text = self._without_comment(line)
            if not text:
                if self._empty_lines:
                    if text is not None and line.strip() == "" and own is not None and name \
                            and own[name] is not None:
                        own[name].append("")
                else:
                    depth = 1 << 60
                continue
            indent = len(line) - len(line.lstrip())
            if own is not None and name and indent > depth:
                own[name].append(text)
                continue
            depth = indent
            header = self.SECTCRE.match(text)
            if header:
                section, name = header["header"], None
                own = self._begin(section, seen, source, number)
                continue
            if own is None:
                raise MissingSectionHeaderError(source, number, line)
            found = self._option.match(text)
            if not found or not found["option"]:
                wrong = wrong or ParsingError(source)
                wrong.append(number, repr(line))
                continue
            name = self.optionxform(found["option"].rstrip())
            if self._strict and (section, name) in seen:
                raise DuplicateOptionError(section, name, source, number)
            seen.add((section, name))
            own[name] = None if found["value"] is None else [found["value"].strip()]
        self._join(wrong)

    def _begin(self, section, seen, source, number):
        if section in self._sections:
            if self._strict and section in seen:
                raise DuplicateSectionError(section, source, number)
        elif section == self.default_section:
            return self._defaults
        else:
            self._sections[section] = self._dict()
            self._proxies[section] = SectionProxy(self, section)
        seen.add(section)
        return self._sections[section]

    def _join(self, wrong):
        for section, names in ((self.default_section, self._defaults), *self._sections.items()):
            for name, value in names.items():
                if isinstance(value, list):
                    names[name] = self._interpolation.before_read(
                        self, section, name, "\n".join(value).rstrip())
        if wrong:
            raise wrong


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _read_defaults(self, defaults):
        self.read_dict({self.default_section: defaults})

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and not (self._allow_no_value and value is None):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SectionProxy(_MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if not isinstance(value, str) and value is not None:
            raise TypeError("option values must be strings")
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key)
                and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name == self._parser.default_section:
            return list(self._parser.defaults())
        return self._parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def __getattr__(self, name):
        convert = self._parser.converters.get(name[3:]) if name.startswith("get") else None
        if convert is None:
            raise AttributeError(name)

        def get(option, fallback=None, *, raw=False, vars=None):
            return self._parser._get_conv(self._name, option, convert, raw, vars, fallback)
        return get
