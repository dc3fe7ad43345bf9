"""Values in lines that are not too long."""
import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def _key(item):
    """Orders what cannot be compared by type and place."""
    return _Order(item)


class _Order:
    __slots__ = ("item",)

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        try:
            return self.item < other.item
        except TypeError:
            return (str(type(self.item)), id(self.item)) < (str(type(other.item)), id(other.item))


def _pair_key(pair):
    return _Order(pair[0])


class PrettyPrinter:
    """Writes values in several lines where one would be too long."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._put(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def _repr(self, o, seen, level):
        return self.format(o, seen.copy(), self._depth, level)[0]

    def format(self, object, context, maxlevels, level):
        """On one line, with dicts sorted and depth kept to: (text, is readable, is recursive)."""
        kind = type(object)
        shown = kind.__repr__
        if shown is int.__repr__ and self._underscore:
            return f"{object:_d}", True, False
        if shown not in (dict.__repr__, list.__repr__, tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        marks = "{}" if shown is dict.__repr__ else "[]" if shown is list.__repr__ else "()"
        if not object:
            return marks, True, False
        if maxlevels and level >= maxlevels:
            comma = "," if marks == "()" and len(object) == 1 else ""
            return f"{marks[0]}...{comma}{marks[1]}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        level += 1

        def one(item):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(item, context, maxlevels, level)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text
        if shown is dict.__repr__:
            for key, value in self._items(object):
                text = one(key)
                parts.append(f"{text}: {one(value)}")
        else:
            parts = [one(item) for item in object]
        del context[id(object)]
        comma = "," if shown is tuple.__repr__ and len(parts) == 1 else ""
        return f"{marks[0]}{', '.join(parts)}{comma}{marks[1]}", readable, recursive

    def _items(self, o):
        return sorted(o.items(), key=_pair_key) if self._sort_dicts else list(o.items())

    def _put(self, o, out, indent, allowance, seen, level):
        if id(o) in seen:
            out.append(_recursion(o))
            return
        text = self._repr(o, seen, level)
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        put = self._way_of(o)
        if put is None:
            out.append(text)
            return
        seen[id(o)] = 1
        put(o, out, indent, allowance, seen, level + 1)
        del seen[id(o)]

    def _way_of(self, o):
        """The method that writes objects of that class in several lines, or None."""
        kind = type(o)
        shown = kind.__repr__
        for base in kind.__mro__:
            if base.__repr__ is shown:
                way = _ways.get((base.__module__, base.__name__))
                if way is not None and vars(base).get("__repr__") is shown:
                    return getattr(self, way)
        if "__dataclass_fields__" in kind.__dict__ and kind.__dataclass_params__.repr and \
                getattr(shown, "__qualname__", "").endswith("__repr__") and \
                getattr(getattr(shown, "__code__", None), "co_filename", "<string>") == "<string>":
            return self._put_dataclass
        return None

    def _put_list(self, o, out, indent, allowance, seen, level):
        out.append("[")
        self._put_items(o, out, indent, allowance + 1, seen, level)
        out.append("]")

    def _put_tuple(self, o, out, indent, allowance, seen, level):
        end = ",)" if len(o) == 1 else ")"
        out.append("(")
        self._put_items(o, out, indent, allowance + len(end), seen, level)
        out.append(end)

    def _put_set(self, o, out, indent, allowance, seen, level):
        name = type(o).__name__
        if not o:
            out.append(repr(o))
            return
        head, end = ("{", "}") if type(o) is set else (name + "({", "})")
        out.append(head)
        self._put_items(sorted(o, key=_key), out, indent + len(head) - 1, allowance + len(end),
                        seen, level)
        out.append(end)

    def _put_inner(self, inner, name, out, indent, allowance, seen, level):
        """name(inner)"""
        out.append(name + "(")
        self._put(inner, out, indent + len(name) + 1, allowance + 1, seen, level)
        out.append(")")

    def _put_ordered(self, o, out, indent, allowance, seen, level):
        if not o:
            out.append(repr(o))
        else:
            self._put_inner(list(o.items()), type(o).__name__, out, indent, allowance, seen, level)

    def _put_proxy(self, o, out, indent, allowance, seen, level):
        self._put_inner(o.copy(), "mappingproxy", out, indent, allowance, seen, level)

    def _put_default(self, o, out, indent, allowance, seen, level):
        if not o:
            out.append(repr(o))
            return
        name = type(o).__name__
        indent += len(name) + 1
        out.append(f"{name}({self._repr(o.default_factory, seen, level)},\n{' ' * indent}")
        self._put_dict(o, out, indent, allowance + 1, seen, level)
        out.append(")")

    def _put_counter(self, o, out, indent, allowance, seen, level):
        if not o:
            out.append(repr(o))
            return
        name = type(o).__name__
        out.append(name + "({" + " " * (self._indent - 1))
        self._put_pairs(o.most_common(), out, indent + len(name) + 1, allowance + 2, seen, level)
        out.append("})")

    def _put_chain(self, o, out, indent, allowance, seen, level):
        name = type(o).__name__
        indent += len(name) + 1
        out.append(name + "(")
        for i, mapping in enumerate(o.maps):
            if i:
                out.append(",\n" + " " * indent)
            last = i == len(o.maps) - 1
            self._put(mapping, out, indent, allowance + 1 if last else 1, seen, level)
        out.append(")")

    def _put_deque(self, o, out, indent, allowance, seen, level):
        if not o:
            out.append(repr(o))
            return
        name = type(o).__name__
        indent += len(name) + 1
        out.append(name + "([")
        self._put_items(o, out, indent, 2 if o.maxlen is not None else allowance + 2, seen, level)
        if o.maxlen is not None:
            out.append(f"],\n{' ' * indent}maxlen={self._repr(o.maxlen, seen, level)})")
        else:
            out.append("])")

    def _put_user(self, o, out, indent, allowance, seen, level):
        self._put(o.data, out, indent, allowance, seen, level - 1)

    def _put_namespace(self, o, out, indent, allowance, seen, level):
        kind = type(o)
        name = "namespace" if kind.__module__ == "types" else kind.__name__
        self._put_fields(name, list(vars(o).items()), out, indent, allowance, seen, level)

    def _put_dataclass(self, o, out, indent, allowance, seen, level):
        fields = [f for f in type(o).__dataclass_fields__.values()
                  if f.repr and f._field_type.name == "_FIELD"]
        self._put_fields(type(o).__name__, [(f.name, getattr(o, f.name)) for f in fields], out,
                         indent, allowance, seen, level)

    def _put_fields(self, name, fields, out, indent, allowance, seen, level):
        indent += len(name) + 1
        out.append(name + "(")
        for i, (field, value) in enumerate(fields):
            if i:
                out.append(",\n" + " " * indent)
            out.append(field + "=")
            if id(value) in seen:
                out.append("...")
            else:
                last = i == len(fields) - 1
                self._put(value, out, indent + len(field) + 1, allowance if last else 1, seen,
                          level)
        out.append(")")

    def _put_bytearray(self, o, out, indent, allowance, seen, level):
        out.append("bytearray(")
        self._put_bytes(bytes(o), out, indent + 10, allowance + 1, seen, level + 1)
        out.append(")")

    def _put_bytes(self, o, out, indent, allowance, seen, level):
        if len(o) <= 4:
            out.append(repr(o))
            return
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        current = b""
        for i in range(0, len(o), 4):       # four at a time, as many as fit
            if i + 4 >= len(o) and i == len(o) // 4 * 4:
                width -= allowance
            if current and len(repr(current + o[i:i + 4])) > width:
                chunks.append(repr(current))
                current = b""
            current += o[i:i + 4]
        chunks.append(repr(current))
        text = ("\n" + " " * indent).join(chunks)
        out.append(f"({text})" if level == 1 else text)

    def _put_dict(self, o, out, indent, allowance, seen, level):
        out.append("{" + " " * (self._indent - 1))
        if o:
            self._put_pairs(self._items(o), out, indent, allowance + 1, seen, level)
        out.append("}")

    def _put_pairs(self, items, out, indent, allowance, seen, level):
        indent += self._indent
        for i, (key, value) in enumerate(items):
            shown = self._repr(key, seen, level)
            out.append(shown + ": ")
            last = i == len(items) - 1
            self._put(value, out, indent + len(shown) + 2, allowance if last else 1, seen, level)
            if not last:
                out.append(",\n" + " " * indent)

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

    def _put_str(self, o, out, indent, allowance, seen, level):
        import re
        if not o:
            out.append(repr(o))
            return
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


_ways = {("builtins", "dict"): "_put_dict", ("builtins", "list"): "_put_list",
         ("builtins", "tuple"): "_put_tuple", ("builtins", "set"): "_put_set",
         ("builtins", "frozenset"): "_put_set", ("builtins", "str"): "_put_str",
         ("builtins", "bytes"): "_put_bytes", ("builtins", "bytearray"): "_put_bytearray",
         ("builtins", "mappingproxy"): "_put_proxy", ("types", "SimpleNamespace"): "_put_namespace",
         ("collections", "OrderedDict"): "_put_ordered", ("collections", "deque"): "_put_deque",
         ("collections", "defaultdict"): "_put_default", ("collections", "Counter"): "_put_counter",
         ("collections", "ChainMap"): "_put_chain", ("collections", "UserDict"): "_put_user",
         ("collections", "UserList"): "_put_user", ("collections", "UserString"): "_put_user"}


def _recursion(o):
    return f"<Recursion on {type(o).__name__} with id={id(o)}>"


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
    return PrettyPrinter()._repr(object, {}, 0)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


def isreadable(object):
    return PrettyPrinter().isreadable(object)
