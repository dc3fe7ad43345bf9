# Numbers beyond a machine word as index, count and width.
import itertools
from collections import deque

big = 10**30
calls = {
    "list[i]": lambda n: [1, 2][n],
    "str[i]": lambda n: "ab"[n],
    "tuple[i]": lambda n: (1,)[n],
    "pop": lambda n: [1].pop(n),
    "insert": lambda n: [1].insert(n, 2),
    "ljust": lambda n: "a".ljust(n),
    "center": lambda n: "a".center(n),
    "zfill": lambda n: "a".zfill(n),
    "split": lambda n: "a b".split(None, n),
    "replace": lambda n: "a".replace("a", "b", n),
    "str * n": lambda n: "ab" * n,
    "list * n": lambda n: [1] * n,
    "repeat": lambda n: itertools.repeat(1, n),
    "maxlen": lambda n: deque([1], maxlen=n),
    "rotate": lambda n: deque([1]).rotate(n),
    "deque.insert": lambda n: deque([1]).insert(n, 2),
    "deque[i]": lambda n: deque([1])[n],
    "to_bytes": lambda n: (5).to_bytes(n, "big"),
    "find": lambda n: "ab".find("a", n),
    "index": lambda n: [1, 2].index(1, n),
    "slice": lambda n: ([1, 2][n:], "ab"[:n], (1, 2)[n::n]),
}
for name, call in calls.items():
    for number in (big, -big):
        try:
            print(name, number > 0, call(number))
        except (OverflowError, IndexError, ValueError, TypeError) as error:
            print(name, number > 0, type(error).__name__, error)
