"""repr() of limited size."""
import builtins

__all__ = ["Repr", "repr", "recursive_repr"]

_full_repr = builtins.repr


class Repr:
    def __init__(self):
        self.maxlevel = 6
        self.maxtuple = 6
        self.maxlist = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxset = 6
        self.maxfrozenset = 6
        self.maxdeque = 6
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30
        self.fillvalue = "..."

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        kind = type(x).__name__
        if isinstance(x, (tuple, list)) and type(x) in (tuple, list):
            return self._sequence(x, level, kind)
        if type(x) in (set, frozenset):
            return self._set(x, level, kind)
        if type(x) is dict:
            return self._dict(x, level)
        if type(x) is str:
            return self._cut(_full_repr(x[:self.maxstring]), _full_repr(x), self.maxstring)
        if type(x) is int:
            return self._cut(_full_repr(x), _full_repr(x), self.maxlong)
        return self._cut(_full_repr(x), _full_repr(x), self.maxother)

    def _cut(self, head, text, limit):
        if len(head) <= limit and len(text) <= limit:
            return text
        left = max(0, (limit - 3) // 2)
        right = max(0, limit - 3 - left)
        return text[:left] + self.fillvalue + text[len(text) - right:]

    def _items(self, items, level, most):
        shown = [self.repr1(item, level - 1) for _, item in zip(range(most), items)]
        if len(items) > most:
            shown.append(self.fillvalue)
        return ", ".join(shown)

    def _sequence(self, x, level, kind):
        opening, closing = ("[", "]") if kind == "list" else ("(", ")")
        if level <= 0 and x:
            return opening + self.fillvalue + closing
        inner = self._items(x, level, self.maxlist if kind == "list" else self.maxtuple)
        if kind == "tuple" and len(x) == 1:
            inner += ","
        return opening + inner + closing

    def _set(self, x, level, kind):
        if not x:
            return kind + "()"
        try:
            items = sorted(x)
        except Exception:
            items = list(x)
        inner = self.fillvalue if level <= 0 else self._items(items, level, self.maxset)
        return "{" + inner + "}" if kind == "set" else "frozenset({" + inner + "})"

    def _dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        try:
            keys = sorted(x)
        except Exception:
            keys = list(x)
        shown = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"
                 for key in keys[:self.maxdict]]
        if len(x) > self.maxdict:
            shown.append(self.fillvalue)
        return "{" + ", ".join(shown) + "}"


def recursive_repr(fillvalue="..."):
    """A decorator for __repr__ that shows fillvalue where an object contains itself."""
    def decorate(function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))

        wrapper.__name__ = function.__name__
        wrapper.__qualname__ = function.__qualname__
        wrapper.__doc__ = function.__doc__
        return wrapper
    return decorate


aRepr = Repr()
repr = aRepr.repr
