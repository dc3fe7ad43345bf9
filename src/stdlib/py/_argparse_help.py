"""Usage and help texts of argparse."""
import re

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
_PARTS = re.compile(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+")


class _Section:
    """A heading and what stands below it."""

    def __init__(self, formatter, parent, heading=None):
        self.formatter = formatter
        self.parent = parent
        self.heading = heading
        self.items = []                   # functions that give a text

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        text = "".join([make(*args) or "" for make, args in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not text:
            return ""
        has_heading = self.heading is not SUPPRESS and self.heading is not None
        heading = f"{' ' * formatter._current_indent}{self.heading}:\n" if has_heading else ""
        return f"\n{heading}{text}\n"


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            from shutil import get_terminal_size
            width = get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._longest = 0                 # of the names that help stands beside
        self._root = self._section = _Section(self, None)

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    def start_section(self, heading):
        self._indent()
        section = _Section(self, self._section, heading)
        self._section.items.append((section.format_help, ()))
        self._section = section

    def end_section(self):
        self._section = self._section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._section.items.append((self._format_text, (text,)))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._section.items.append((self._format_usage, (usage, actions, groups, prefix)))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        widths = [len(self._format_action_invocation(action)) + self._current_indent]
        for inner in self._subactions(action):
            widths.append(len(self._format_action_invocation(inner)) + self._current_indent
                          + self._indent_increment)
        self._longest = max(self._longest, *widths)
        self._section.items.append((self._format_action, (action,)))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root.format_help()
        return re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else ""

    # ---- usage ----

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            usage = usage % {"prog": self._prog}
        else:
            usage = self._make_usage(actions, groups, prefix)
        return f"{prefix}{usage}\n\n"

    def _make_usage(self, actions, groups, prefix):
        prog = str(self._prog)
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        texts = [self._format_actions_usage(some, groups) for some in (options, positionals)]
        whole = self._format_actions_usage(options + positionals, groups)
        line = " ".join(text for text in (prog, whole) if text)
        width = self._width - self._current_indent
        if len(prefix) + len(line) <= width:
            return line
        option_parts, positional_parts = [_PARTS.findall(text) for text in texts]
        if len(prefix) + len(prog) > 0.75 * width:
            indent = " " * len(prefix)
            lines = self._fill(option_parts + positional_parts, indent, width)
            if len(lines) > 1:
                lines = self._fill(option_parts, indent, width) + \
                    self._fill(positional_parts, indent, width)
            return "\n".join([prog] + lines)
        indent = " " * (len(prefix) + len(prog) + 1)
        if option_parts:
            lines = self._fill([prog] + option_parts, indent, width, prefix)
            lines += self._fill(positional_parts, indent, width)
        else:
            lines = self._fill([prog] + positional_parts, indent, width, prefix)
        return "\n".join(lines)

    def _fill(self, parts, indent, width, prefix=None):
        lines, line = [], []
        size = len(indent if prefix is None else prefix) - 1
        for part in parts:
            if line and size + 1 + len(part) > width:
                lines.append(indent + " ".join(line))
                line, size = [], len(indent) - 1
            line.append(part)
            size += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _format_actions_usage(self, actions, groups):
        begins, inside = {}, set()        # where a group stands as a whole
        for group in groups:
            members = group._group_actions
            if not members or members[0] not in actions:
                continue
            at = actions.index(members[0])
            if actions[at:at + len(members)] == members:
                begins[at] = group
                inside.update(members)
        parts = []
        at = 0
        while at < len(actions):
            group = begins.get(at)
            if group is None:
                parts.append(self._usage_of(actions[at], False))
                at += 1
                continue
            members = group._group_actions
            texts = [text for text in (self._usage_of(a, True) for a in members) if text]
            text = " | ".join(texts)
            if not group.required:
                text = f"[{text}]" if texts else ""
            elif len(texts) > 1:
                text = f"({text})"
            parts.append(text)
            at += len(members)
        return " ".join(part for part in parts if part)

    def _usage_of(self, action, in_group):
        if action.help is SUPPRESS:
            return ""
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            is_bracketed = text[:1] == "[" and text[-1:] == "]"
            return text[1:-1] if in_group and is_bracketed else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            default = self._get_default_metavar_for_optional(action)
            text = f"{action.option_strings[0]} {self._format_args(action, default)}"
        return text if action.required or in_group else f"[{text}]"

    # ---- actions ----

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else ()

    def _format_action(self, action):
        position = min(self._longest + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        begin = " " * self._current_indent + header
        if not action.help:
            text, first = begin + "\n", 0
        elif len(header) <= room:
            text, first = " " * self._current_indent + header.ljust(room) + "  ", 0
        else:
            text, first = begin + "\n", position
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), width)
            if lines:
                text += " " * first + lines[0] + "\n"
                text += "".join(f"{' ' * position}{line}\n" for line in lines[1:])
        elif not text.endswith("\n"):
            text += "\n"
        inner = self._subactions(action)
        if inner:
            self._indent()
            text += "".join(self._format_action(one) for one in inner)
            self._dedent()
        return text

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return self._metavars(action, default, 1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{option} {args}" for option in action.option_strings)

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            shown = action.metavar
        elif action.choices is not None:
            shown = "{" + ",".join(str(choice) for choice in action.choices) + "}"
        else:
            shown = default
        return shown if isinstance(shown, tuple) else (shown,) * count

    def _format_args(self, action, default):
        nargs = action.nargs

        def put(pattern, count):
            return pattern % self._metavars(action, default, count)
        if nargs is None:
            return put("%s", 1)
        if nargs == OPTIONAL:
            return put("[%s]", 1)
        if nargs == ZERO_OR_MORE:
            shown = self._metavars(action, default, 1)
            return "[%s [%s ...]]" % shown if len(shown) == 2 else "[%s ...]" % shown
        if nargs == ONE_OR_MORE:
            return put("%s [%s ...]", 2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return put("%s ...", 1)
        if nargs == SUPPRESS:
            return ""
        return put(" ".join(["%s"] * nargs), nargs)

    def _expand_help(self, action):
        values = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        for name, value in values.items():
            if hasattr(value, "__name__"):
                values[name] = value.__name__
        values["prog"] = self._prog
        if values.get("choices") is not None:
            values["choices"] = ", ".join(str(choice) for choice in values["choices"])
        return self._get_help_string(action) % values

    # ---- what other formatters change ----

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(re.sub(r"\s+", " ", text, flags=re.ASCII).strip(), width)

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        text = re.sub(r"\s+", " ", text, flags=re.ASCII).strip()
        return fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults."""

    def _get_help_string(self, action):
        text = action.help or ""
        has_default = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        if "%(default)" not in text and action.default is not SUPPRESS and has_default:
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type instead of the name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


for _kind in (HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
              ArgumentDefaultsHelpFormatter, MetavarTypeHelpFormatter):
    _kind.__module__ = "argparse"
