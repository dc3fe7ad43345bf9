"""sys.getsizeof(): what programs compare to show what costs memory."""
import sys
from sys import getsizeof as size
from collections import namedtuple


class Plain:
    def __init__(self):
        self.x, self.y = 1, 2


class Slotted:
    __slots__ = ("x", "y")


class Own:
    def __sizeof__(self):
        return 1000


Pair = namedtuple("Pair", "a b")
n = 10
print([size(v) for v in (0, 1, -1, 2**30, 2**100, True, 1.5, 1j, None, ..., "", "abc", "é", "한글", "😀")])
print([size(v) for v in (b"", b"abc", bytearray(), (), (1,), (1, 2, 3), [], [1], [1, 2], [1, 2, 3])])
print([size(v) for v in ({}, {1: 2}, {"a": 1}, set(), {1}, frozenset((1, 2)), range(10**9), slice(1))])
for count in (4, 5, 10, 11, 50, 100, 1000, 10000):
    print(count, size([i for i in range(count)]), size(list(range(count))), size((0,) * count),
          size({i: i for i in range(count)}), size({str(i): i for i in range(count)}),
          size({i for i in range(count)}), size([0] * (2 * count)), size("x" * count))
grown, sizes = [], []
for i in range(40):
    sizes.append(size(grown))
    grown.append(i)
print(sizes)
print(size(i for i in range(n)), size(i * i for i in range(n)), size(i for i in range(n) if i % 2))
print(size(Plain()), size(Slotted()), size(object()), size(Own()), size(Pair(1, 2)), size(Plain),
      size(int), size(lambda: 0), size(len), size(ValueError("x")), size(sys))
print(size(map(str, [])), size(zip()), size(enumerate([])), size(filter(None, [])), size({}.keys()))
print([].__sizeof__(), (5).__sizeof__(), "ab".__sizeof__(), {}.__sizeof__(), Own().__sizeof__())
