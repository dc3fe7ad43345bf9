"""Iterators for efficient looping."""
from _itertools import *
from _itertools import accumulate, chain, combinations, combinations_with_replacement, compress
from _itertools import count, cycle, dropwhile, filterfalse, islice, pairwise, permutations
from _itertools import product, repeat, starmap, takewhile, zip_longest


class _Link:
    """An item that the sharers of a tee have in common, and the way to the next one."""
    __slots__ = ("item", "next")


class _tee:
    def __init__(self, source, link):
        self._source = source
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link.next is None:
            link.item = next(self._source)
            link.next = _Link()
            link.next.next = None
        self._link = link.next
        return link.item

    def __copy__(self):
        return _tee(self._source, self._link)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    if isinstance(iterable, _tee):
        first = iterable
    else:
        link = _Link()
        link.next = None
        first = _tee(iter(iterable), link)
    return (first,) + tuple(first.__copy__() for _ in range(n - 1))


class _grouper:
    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if not parent._has_item:
            parent._step()
        if parent._item_key is not self._key and parent._item_key != self._key:
            raise StopIteration
        parent._has_item = False
        return parent._item


class groupby:
    """Runs of items with equal keys."""

    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._function = key
        self._has_item = False
        self._group = None

    def __iter__(self):
        return self

    def _step(self):
        self._item = next(self._source)
        self._item_key = self._item if self._function is None else self._function(self._item)
        self._has_item = True

    def __next__(self):
        group = self._group
        self._group = None
        if group is not None:
            while True:
                if not self._has_item:
                    self._step()
                if not (self._item_key is group._key or self._item_key == group._key):
                    break
                self._has_item = False
        elif not self._has_item:
            self._step()
        self._group = _grouper(self, self._item_key)
        return self._item_key, self._group
