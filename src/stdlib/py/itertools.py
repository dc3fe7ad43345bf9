"""Iterators for efficient looping."""
from _itertools import *
from _itertools import accumulate, chain, combinations, combinations_with_replacement, compress
from _itertools import count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations
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
