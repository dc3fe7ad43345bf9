"""Arguments of the command line."""
import sys as _sys

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "Namespace", "SUPPRESS",
           "REMAINDER", "HelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
           "ArgumentDefaultsHelpFormatter", "BooleanOptionalAction"]
SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = "?", "*", "+", "..."


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument._shown() if argument is not None else None
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class BooleanOptionalAction:
    pass


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"Namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


class _Argument:
    def __init__(self, flags, action="store", nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None, dest=None, version=None):
        self.flags = [f for f in flags if f.startswith("-")]
        self.action = action
        self.nargs = 0 if action in ("store_true", "store_false", "store_const", "count", "help",
                                     "version", "append_const") else nargs
        self.const = {"store_true": True, "store_false": False}.get(action, const)
        self.default = default
        if default is None and action in ("store_true", "store_false"):
            self.default = action == "store_false"
        self.type = type
        self.choices = choices
        self.help = help
        self.metavar = metavar
        self.version = version
        if self.flags:
            long = [f for f in self.flags if f.startswith("--")] or self.flags
            self.dest = dest or long[0].lstrip("-").replace("-", "_")
            self.required = required
        else:
            self.dest = dest or flags[0]
            self.required = nargs != "?" and not (nargs == "*" and default is not None)

    def _shown(self):
        return "/".join(self.flags) or self.metavar or self.dest

    def _placeholder(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join(map(str, self.choices)) + "}"
        return self.dest.upper() if self.flags else self.dest

    def _pattern(self):
        name = self._placeholder()
        if self.nargs == 0:
            return ""
        if isinstance(self.nargs, int):
            return " ".join([name] * self.nargs)
        return {None: name, "?": f"[{name}]", "*": f"[{name} ...]",
                "+": f"{name} [{name} ...]", "...": "..."}[self.nargs]

    def _convert(self, text):
        try:
            value = self.type(text) if self.type else text
        except ArgumentTypeError as e:
            raise ArgumentError(self, str(e))
        except (TypeError, ValueError):
            name = getattr(self.type, "__name__", repr(self.type))
            raise ArgumentError(self, f"invalid {name} value: {text!r}")
        if self.choices is not None and value not in self.choices:
            raise ArgumentError(self, f"invalid choice: {value!r} (choose from "
                                      f"{', '.join(map(repr, self.choices))})")
        return value


class _Group:
    """Arguments that belong together: they go to the parser."""

    def __init__(self, parser, title=None, exclusive=False):
        self._parser = parser
        self._members = [] if exclusive else None

    def add_argument(self, *flags, **kwargs):
        argument = self._parser.add_argument(*flags, **kwargs)
        if self._members is not None:
            self._members.append(argument)
        return argument


class _Subparsers:
    def __init__(self, parser, dest, required):
        self._parser = parser
        self.dest = dest
        self.required = required
        self.choices = {}

    def add_parser(self, name, **kwargs):
        kwargs.pop("help", None)
        kwargs.pop("aliases", None)
        kwargs.setdefault("prog", f"{self._parser.prog} {name}")
        self.choices[name] = ArgumentParser(**kwargs)
        return self.choices[name]


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, add_help=True, allow_abbrev=True, **kwargs):
        self.prog = prog or (_sys.argv[0] if _sys.argv else "").rpartition("/")[2]
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self._arguments = []
        self._defaults = {}
        self._exclusive = []
        self._subparsers = None
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._arguments += [a for a in parent._arguments if a.action != "help"]

    def add_argument(self, *flags, **kwargs):
        if not flags:
            flags = (kwargs.pop("dest"),)
        argument = _Argument(flags, **kwargs)
        self._arguments.append(argument)
        return argument

    def add_argument_group(self, title=None, description=None, **kwargs):
        return _Group(self, title)

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, exclusive=True)
        self._exclusive.append((group._members, required))
        return group

    def add_subparsers(self, *, dest=None, required=False, **kwargs):
        self._subparsers = _Subparsers(self, dest, required)
        return self._subparsers

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def format_usage(self):
        if self.usage:
            return f"usage: {self.usage}\n"
        parts = []
        for a in [a for a in self._arguments if a.flags] + \
                [a for a in self._arguments if not a.flags]:
            text = a._pattern()
            if a.flags:
                text = a.flags[0] + (" " + text if text else "")
                text = text if a.required else f"[{text}]"
            parts.append(text)
        if self._subparsers:
            parts.append("{" + ",".join(self._subparsers.choices) + "} ...")
        line = " ".join([f"usage: {self.prog}"] + parts)
        if len(line) <= 78:
            return line + "\n"
        indent = " " * len(f"usage: {self.prog} ")
        lines, current = [], f"usage: {self.prog}"
        for part in parts:
            if len(current) + 1 + len(part) > 78:
                lines.append(current)
                current = indent + part
            else:
                current += " " + part
        return "\n".join(lines + [current]) + "\n"

    def format_help(self):
        import textwrap
        out = [self.format_usage()]
        if self.description:
            out.append("\n" + textwrap.fill(self.description, 78) + "\n")
        for title, wanted in (("positional arguments", False), ("options", True)):
            rows = []
            for a in self._arguments:
                if bool(a.flags) == wanted and a.help != SUPPRESS:
                    pattern = a._pattern()
                    head = ", ".join(f + (" " + pattern if pattern else "") for f in a.flags) \
                        if a.flags else a._placeholder()
                    text = (a.help or "") % {"default": a.default, "prog": self.prog,
                                             "dest": a.dest} if a.help else ""
                    rows.append((head, text))
            if not rows:
                continue
            widest = min(max(len(a._placeholder()) if not a.flags else len(", ".join(
                f + (" " + a._pattern() if a._pattern() else "") for f in a.flags))
                for a in self._arguments) + 4, 24)
            out.append(f"\n{title}:\n")
            for head, text in rows:
                lines = textwrap.wrap(text, 78 - widest) or [""]
                if len(head) + 4 > widest:
                    out.append(f"  {head}\n")
                    lines = [" " * widest + line for line in lines if line]
                else:
                    lines[0] = f"  {head}".ljust(widest) + lines[0]
                    lines[1:] = [" " * widest + line for line in lines[1:]]
                out += [line.rstrip() + "\n" for line in lines]
        if self.epilog:
            out.append("\n" + textwrap.fill(self.epilog, 78) + "\n")
        return "".join(out)

    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_help())

    def print_usage(self, file=None):
        (file or _sys.stdout).write(self.format_usage())

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = namespace or Namespace()
        for a in self._arguments:
            if a.default is not SUPPRESS and a.dest != SUPPRESS and not hasattr(namespace, a.dest):
                default = a.default
                if isinstance(default, str) and a.type:
                    default = a._convert(default)
                setattr(namespace, a.dest, default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        if self._subparsers and self._subparsers.dest:
            setattr(namespace, self._subparsers.dest, None)
        try:
            return namespace, self._parse(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    def _find(self, text):
        name, equals, value = text.partition("=")
        for a in self._arguments:
            if text in a.flags:
                return a, None
        long = [a for a in self._arguments for f in a.flags if f == name] or \
            [a for a in self._arguments for f in a.flags
             if name.startswith("--") and f.startswith(name)]
        if long:
            if len(set(long)) > 1:
                options = ", ".join(f for a in long for f in a.flags if f.startswith(name))
                raise ArgumentError(None, f"ambiguous option: {name} could match {options}")
            return long[0], value if equals else None
        if not text.startswith("--") and len(text) > 2:
            for a in self._arguments:
                if text[:2] in a.flags:
                    return a, text[2:]
        return None, None

    def _is_flag(self, text):
        if not text.startswith("-") or text == "-":
            return False
        try:
            float(text)
        except ValueError:
            return True
        return any(f[1:2].isdigit() for a in self._arguments for f in a.flags)

    def _store(self, namespace, a, values, seen):
        for members, _ in self._exclusive:
            if a in members:
                for other in members:
                    if other is not a and other in seen:
                        raise ArgumentError(a, f"not allowed with argument {other._shown()}")
        seen.append(a)
        if a.action == "help":
            self.print_help()
            self.exit()
        elif a.action == "version":
            _sys.stdout.write(a.version % {"prog": self.prog} + "\n")
            self.exit()
        elif a.action == "count":
            setattr(namespace, a.dest, (getattr(namespace, a.dest) or 0) + 1)
        elif a.action in ("append", "append_const", "extend"):
            before = list(getattr(namespace, a.dest) or [])
            value = a.const if a.action == "append_const" else values
            setattr(namespace, a.dest, before + (value if a.action == "extend" else [value]))
        else:
            setattr(namespace, a.dest, a.const if a.nargs == 0 else values)

    def _take(self, a, texts):
        """Values of one argument from the texts given for it."""
        if a.nargs is None:
            return a._convert(texts[0])
        if a.nargs == "?":
            return a._convert(texts[0]) if texts else a.const if a.flags else a.default
        if a.nargs == "*" and not texts and not a.flags:
            return [] if a.default is None else a.default
        return [a._convert(text) for text in texts]

    def _parse(self, args, namespace):
        seen, rest, plain = [], [], []
        at = 0
        positionals = [a for a in self._arguments if not a.flags]
        only_plain = False
        while at < len(args):
            text = args[at]
            at += 1
            if text == "--" and not only_plain:
                only_plain = True
                continue
            if only_plain or not self._is_flag(text):
                if self._subparsers and len(plain) >= len(positionals):
                    self._sub(text, args[at:], namespace, rest)
                    at = len(args)
                else:
                    plain.append(text)
                continue
            a, value = self._find(text)
            if a is None:
                rest.append(text)
                continue
            if a.nargs == 0:
                if value is not None and text.startswith("--"):
                    raise ArgumentError(a, f"ignored explicit argument {value!r}")
                self._store(namespace, a, None, seen)
                if value:
                    args.insert(at, "-" + value)
                continue
            texts = [] if value is None else [value]
            most = {None: 1, "?": 1}.get(a.nargs, a.nargs if isinstance(a.nargs, int) else 1 << 30)
            while len(texts) < most and at < len(args) and value is None and \
                    not self._is_flag(args[at]):
                texts.append(args[at])
                at += 1
            if a.nargs is None and not texts:
                raise ArgumentError(a, "expected one argument")
            if a.nargs == "+" and not texts:
                raise ArgumentError(a, "expected at least one argument")
            if isinstance(a.nargs, int) and len(texts) < a.nargs:
                raise ArgumentError(a, f"expected {a.nargs} argument"
                                       f"{'' if a.nargs == 1 else 's'}")
            self._store(namespace, a, self._take(a, texts), seen)
        least = [{None: 1, "+": 1}.get(a.nargs, a.nargs if isinstance(a.nargs, int) else 0)
                 for a in positionals]
        for i, a in enumerate(positionals):
            room = len(plain) - sum(least[i + 1:])
            most = {None: 1, "?": 1}.get(a.nargs, a.nargs if isinstance(a.nargs, int) else 1 << 30)
            if room < least[i]:
                break
            texts, plain = plain[:min(most, room)], plain[min(most, max(room, 0)):]
            self._store(namespace, a, self._take(a, texts), seen)
        missing = [a._shown() for a in self._arguments if a.required and a not in seen]
        if self._subparsers and self._subparsers.required and \
                getattr(namespace, self._subparsers.dest or "", None) is None:
            missing.append(self._subparsers.dest)
        if missing:
            raise ArgumentError(None, "the following arguments are required: "
                                      + ", ".join(missing))
        for members, required in self._exclusive:
            if required and not any(a in seen for a in members):
                raise ArgumentError(None, "one of the arguments "
                                    f"{' '.join(a._shown() for a in members)} is required")
        return plain + rest

    def _sub(self, name, args, namespace, rest):
        choices = self._subparsers.choices
        if name not in choices:
            raise ArgumentError(None, f"argument {self._subparsers.dest or 'command'}: invalid "
                                f"choice: {name!r} (choose from "
                                f"{', '.join(map(repr, choices))})")
        if self._subparsers.dest:
            setattr(namespace, self._subparsers.dest, name)
        rest += choices[name].parse_known_args(args, namespace)[1]
