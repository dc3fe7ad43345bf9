"""Values in lines that are not too long."""
import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item)), id(item)))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscore = underscore_numbers

    def pprint(self, object):
        (self._stream or _sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._put(object, out, 0, 0, (), 0)
        return "".join(out)

    def _repr(self, o, seen, level):
        """On one line, with dicts sorted and depth kept to."""
        kind = type(o)
        if kind in (dict, list, tuple):
            if not o:
                return repr(o)
            if id(o) in seen:
                return f"<Recursion on {kind.__name__} with id={id(o)}>"
            if self._depth and level >= self._depth:
                return {dict: "{...}", list: "[...]", tuple: "(...)"}[kind]
            seen += (id(o),)
            if kind is dict:
                items = self._items(o)
                return "{" + ", ".join([f"{self._repr(k, seen, level + 1)}: "
                                        f"{self._repr(v, seen, level + 1)}"
                                        for k, v in items]) + "}"
            inner = ", ".join([self._repr(v, seen, level + 1) for v in o])
            if kind is list:
                return f"[{inner}]"
            return f"({inner},)" if len(o) == 1 else f"({inner})"
        if kind is int and self._underscore:
            return f"{o:_d}"
        return repr(o)

    def _items(self, o):
        if not self._sort_dicts:
            return list(o.items())
        try:
            return sorted(o.items(), key=lambda pair: pair[0])
        except TypeError:
            return sorted(o.items(), key=lambda pair: (str(type(pair[0])), str(pair[0])))

    def _put(self, o, out, indent, allowance, seen, level):
        text = self._repr(o, seen, level)
        if id(o) in seen or len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        kind = type(o)
        seen += (id(o),)
        level += 1
        if kind.__repr__ is dict.__repr__ and o:
            self._put_dict(o, out, indent, allowance + 1, seen, level)
        elif kind.__repr__ is list.__repr__ and o:
            out.append("[")
            self._put_items(o, out, indent, allowance + 1, seen, level)
            out.append("]")
        elif kind.__repr__ is tuple.__repr__ and o:
            out.append("(")
            self._put_items(o, out, indent, allowance + (2 if len(o) == 1 else 1), seen, level)
            out.append(",)" if len(o) == 1 else ")")
        elif kind in (set, frozenset) and o:
            head = "{" if kind is set else "frozenset({"
            out.append(head)
            self._put_items(_sorted(o), out, indent + len(head) - 1,
                            allowance + (1 if kind is set else 2), seen, level)
            out.append("}" if kind is set else "})")
        elif kind is str:
            self._put_str(o, out, indent, allowance, level)
        elif hasattr(kind, "__dataclass_fields__") and "__repr__" in kind.__dict__:
            self._put_dataclass(o, out, indent, allowance, seen, level)
        else:
            out.append(text)

    def _put_dict(self, o, out, indent, allowance, seen, level):
        out.append("{" + " " * (self._indent - 1))
        indent += self._indent
        items = self._items(o)
        for i, (key, value) in enumerate(items):
            shown = self._repr(key, seen, level)
            out.append(shown + ": ")
            last = i == len(items) - 1
            self._put(value, out, indent + len(shown) + 2, allowance if last else 1, seen, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append("}")

    def _put_items(self, o, out, indent, allowance, seen, level):
        indent += self._indent
        out.append(" " * (self._indent - 1))
        items = list(o)
        width = room = self._width - indent + 1
        mark = ""
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, seen, level)
                size = len(shown) + 2
                if room < size:
                    room = width
                    if mark:
                        mark = ",\n" + " " * indent
                if room >= size:
                    room -= size
                    out.append(mark + shown)
                    mark = ", "
                    continue
            out.append(mark)
            mark = ",\n" + " " * indent
            self._put(item, out, indent, allowance if last else 1, seen, level)

    def _put_str(self, o, out, indent, allowance, level):
        import re
        lines = o.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        for i, line in enumerate(lines):
            shown = repr(line)
            room = self._width - indent - (allowance if i == len(lines) - 1 else 0)
            if len(shown) <= room:
                chunks.append(shown)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            current = ""
            for j, part in enumerate(parts):
                width = self._width - indent
                if j == len(parts) - 1 and i == len(lines) - 1:
                    width -= allowance
                if len(repr(current + part)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(repr(o))
            return
        text = ("\n" + " " * indent).join(chunks)
        out.append(f"({text})" if level == 1 else text)

    def _put_dataclass(self, o, out, indent, allowance, seen, level):
        name = type(o).__name__
        indent += len(name) + 1
        fields = [f for f in type(o).__dataclass_fields__.values() if f.repr]
        out.append(name + "(")
        for i, f in enumerate(fields):
            last = i == len(fields) - 1
            out.append(f.name + "=")
            self._put(getattr(o, f.name), out, indent + len(f.name) + 1,
                      allowance + 1 if last else 1, seen, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append(")")


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, (), 0)


def isrecursive(object):
    return "<Recursion on" in saferepr(object)


def isreadable(object):
    return not isrecursive(object)
