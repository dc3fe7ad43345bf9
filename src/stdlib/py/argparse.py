"""Parses the command line; the parts are _argparse_actions and _argparse_help."""
import os as _os
import re as _re
import sys as _sys
from _argparse_actions import (ACTIONS as _ACTIONS, UNRECOGNIZED as _UNRECOGNIZED, Action,
                               ArgumentError, ArgumentTypeError, BooleanOptionalAction, Namespace,
                               name_of as _name_of)
from _argparse_help import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                            ArgumentDefaultsHelpFormatter, HelpFormatter,
                            MetavarTypeHelpFormatter, RawDescriptionHelpFormatter,
                            RawTextHelpFormatter)

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction",
           "FileType", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
           "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
           "ZERO_OR_MORE"]
_NEGATIVE = _re.compile(r"^-\d+$|^-\d*\.\d+$")
_PATTERNS = {None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)",
             ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([-AO]*)", PARSER: "(-*A[-AO]*)",
             SUPPRESS: "(-*-*)"}


class FileType:
    """A type that opens the file that is named."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == "-":
            return _sys.stdin if "r" in self._mode else _sys.stdout
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}") from None

    def __repr__(self):
        args = [self._mode] + ([self._bufsize] if self._bufsize != -1 else [])
        return f"FileType({', '.join(repr(arg) for arg in args)})"


class _ActionsContainer:
    """What arguments can be added to: a parser or a group."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda text: text}}
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries[registry_name][value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        kind = kwargs.pop("action", None)
        kind = self._registry_get("action", kind, kind)
        if not callable(kind):
            raise ValueError(f'unknown action "{kind}"')
        action = kind(**kwargs)
        function = self._registry_get("type", action.type, action.type)
        if not callable(function):
            raise ValueError(f"{function!r} is not callable")
        if function is FileType:
            raise ValueError(f"{function!r} is a FileType class object, instance of it must be "
                             "passed")
        if hasattr(self, "_get_formatter"):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs") from None
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE) or \
                nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *options, **kwargs):
        chars = self.prefix_chars
        for option in options:
            if option[0] not in chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character "
                                 f"{chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [o for o in options if len(o) > 1 and o[1] in chars]
            dest = (long or options)[0].lstrip(chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {options[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(options))

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._resolve_conflicts(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _NEGATIVE.match(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _resolve_conflicts(self, action):
        known = self._option_string_actions
        conflicts = [option for option in action.option_strings if option in known]
        if not conflicts:
            return
        if self.conflict_handler == "error":
            ending = "" if len(conflicts) == 1 else "s"
            raise ArgumentError(action,
                                f"conflicting option string{ending}: {', '.join(conflicts)}")
        for option in conflicts:
            other = known.pop(option)
            other.option_strings.remove(option)
            if not other.option_strings:
                other.container._remove_action(other)

    def _add_container_actions(self, container):
        """The arguments of a parent, in groups of the same titles."""
        groups = {group.title: group for group in self._action_groups}
        place = {}
        for group in container._action_groups:
            mine = groups.get(group.title)
            if mine is None:
                mine = groups[group.title] = self.add_argument_group(
                    title=group.title, description=group.description,
                    conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                place[action] = mine
        for group in container._mutually_exclusive_groups:
            mine = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                place[action] = mine
        for action in container._actions:
            place.get(action, self)._add_action(action)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get("prefix_chars", container.prefix_chars),
                         kwargs.get("argument_default", container.argument_default),
                         kwargs.get("conflict_handler", container.conflict_handler))
        self.title = title
        self._group_actions = []
        self._container = container
        for shared in ("_registries", "_actions", "_option_string_actions", "_defaults",
                       "_has_negative_number_optionals", "_mutually_exclusive_groups"):
            setattr(self, shared, getattr(container, shared))

    def _get_formatter(self):
        return self._container._get_formatter()

    def _add_action(self, action):
        super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


class ArgumentParser(_ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            c = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(c + "h", c * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return f"ArgumentParser({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._add_action(action)
        return action

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"),
                                                       kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(),
                                self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        kind = self._registry_get("action", kwargs.pop("action", "parsers"))
        action = kind(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # ---- parsing ----

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and \
                    action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            namespace, rest = _Parse(self, args, namespace).run()
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))
        if hasattr(namespace, _UNRECOGNIZED):
            rest.extend(getattr(namespace, _UNRECOGNIZED))
            delattr(namespace, _UNRECOGNIZED)
        return namespace, rest

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _read_args_from_files(self, args):
        read = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                read.append(arg)
                continue
            try:
                with open(arg[1:]) as f:
                    lines = [word for line in f.read().splitlines()
                             for word in self.convert_arg_line_to_args(line)]
            except OSError as e:
                raise ArgumentError(None, str(e)) from None
            read.extend(self._read_args_from_files(lines))
        return read

    def _parse_optional(self, arg):
        """(action, option, value behind =), or None: it is no option."""
        known = self._option_string_actions
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        option, equals, value = arg.partition("=")
        if equals and option in known:
            return known[option], option, value
        meant = self._get_option_tuples(arg)
        if len(meant) > 1:
            options = ", ".join(found[1] for found in meant)
            raise ArgumentError(None, f"ambiguous option: {arg} could match {options}")
        if meant:
            return meant[0]
        if _NEGATIVE.match(arg) and not self._has_negative_number_optionals or " " in arg:
            return None
        return None, arg, None

    def _get_option_tuples(self, arg):
        known = self._option_string_actions
        chars = self.prefix_chars
        if arg[1] in chars:
            if not self.allow_abbrev:
                return []
            prefix, equals, value = arg.partition("=")
            return [(action, option, value if equals else None)
                    for option, action in known.items() if option.startswith(prefix)]
        found = []
        for option, action in known.items():
            if option == arg[:2]:
                found.append((action, option, arg[2:]))
            elif option.startswith(arg):
                found.append((action, option, None))
        return found

    def _get_nargs_pattern(self, action):
        nargs = action.nargs
        pattern = _PATTERNS.get(nargs) or "(-*" + "-*".join("A" * nargs) + "-*)" \
            if nargs != 0 else "(-*-*)"
        if action.option_strings:
            pattern = pattern.replace("-*", "").replace("-", "")
        return pattern

    def _match_argument(self, action, pattern):
        match = _re.match(self._get_nargs_pattern(action), pattern)
        if match is None:
            nargs = action.nargs
            wanted = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                      ONE_OR_MORE: "expected at least one argument"}.get(nargs)
            raise ArgumentError(action, wanted or
                                f"expected {nargs} argument{'' if nargs == 1 else 's'}")
        return len(match.group(1))

    def _get_values(self, action, words):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in words:
            words.remove("--")
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is None:
                return words
            self._check_value(action, action.default)
            return action.default
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in words]
        for value in values[:1] if nargs == PARSER else () if nargs == REMAINDER else values:
            self._check_value(action, value)
        return values

    def _get_value(self, action, text):
        function = self._registry_get("type", action.type, action.type)
        try:
            return function(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(repr(choice) for choice in action.choices)
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    # ---- texts ----

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or _sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or _sys.stdout)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Parse:
    """One walk through the words of a command line."""

    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.namespace = namespace
        if parser.fromfile_prefix_chars is not None:
            words = parser._read_args_from_files(words)
        self.words = words
        self.conflicts = {}               # action: those it excludes
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts.setdefault(action, []).extend(others)
        self.positionals = parser._get_positional_actions()
        self.seen, self.seen_non_default = set(), set()
        self.rest = []
        self.options = {}                 # place: what _parse_optional() says
        pattern = ""
        for i, word in enumerate(words):
            if word == "--":
                pattern += "-" + "A" * (len(words) - i - 1)
                break
            option = parser._parse_optional(word)
            if option is not None:
                self.options[i] = option
            pattern += "A" if option is None else "O"
        self.pattern = pattern

    def run(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            option = min(i for i in self.options if i >= at)
            if at != option:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.rest.extend(self.words[at:option])
                at = option
            at = self._take_option(at)
        end = self._take_positionals(at)
        self.rest.extend(self.words[end:])
        self._check_required()
        return self.namespace, self.rest

    def _act(self, action, words, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, words)
        if values is not action.default:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _take_option(self, at):
        action, option, value = self.options[at]
        parser = self.parser
        todo = []
        end = at + 1
        while True:
            if action is None:
                self.rest.append(self.words[at])
                return at + 1
            if value is None:
                count = parser._match_argument(action, self.pattern[end:])
                todo.append((action, self.words[end:end + count], option))
                end += count
                break
            count = parser._match_argument(action, "A")
            if count == 1:
                todo.append((action, [value], option))
                break
            is_short = count == 0 and option[1] not in parser.prefix_chars and value != ""
            next_option = option[0] + value[:1]
            if not is_short or next_option not in parser._option_string_actions:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            todo.append((action, [], option))
            action, option = parser._option_string_actions[next_option], next_option
            value = value[1:] or None
        for action, words, option in todo:
            self._act(action, words, option)
        return end

    def _take_positionals(self, at):
        """As many of them as match; behind the words they take."""
        parser = self.parser
        for count in range(len(self.positionals), 0, -1):
            actions = self.positionals[:count]
            match = _re.match("".join(parser._get_nargs_pattern(a) for a in actions),
                              self.pattern[at:])
            if match:
                for action, part in zip(actions, match.groups()):
                    words = self.words[at:at + len(part)]
                    at += len(part)
                    self._act(action, words)
                self.positionals = self.positionals[count:]
                break
        return at

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and \
                    getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest,
                        self.parser._get_value(action, action.default))
        if missing:
            self.parser.error("the following arguments are required: " + ", ".join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_non_default
                                          for a in group._group_actions):
                names = " ".join(_name_of(action) for action in group._group_actions
                                 if action.help is not SUPPRESS)
                self.parser.error(f"one of the arguments {names} is required")
