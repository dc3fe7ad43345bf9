"""Sorting of numbers, texts and tuples of them: many, equal ones, presorted ones, with key and reverse."""
import operator
import random
from hashlib import md5

random.seed(11)


def check(name, items, **how):
    result = sorted(items, **how)
    key = how.get("key") or (lambda item: item)
    keys = [*map(key, result)]
    later = keys[:-1] if how.get("reverse") else keys[1:]
    assert not any(map(operator.lt, later, keys[1:] if how.get("reverse") else keys)), name
    print(name, len(result), how.get("reverse", False), md5(repr(result).encode()).hexdigest())


def both(name, make, **how):
    for count in (3, 60, 199, 200, 450):
        items = [make() for _ in range(count)]
        check(name, items, **how)
        check(name, items, reverse=True, **how)
    check(name + " sorted already", sorted(items, **how), **how)
    check(name + " backwards", sorted(items, **how)[::-1], **how)


words = ["a", "ab", "abc", "prefix_long_1", "prefix_long_2", "prefix_lo", "prefix_l", "prefix_", "", "\0", "\0a",
         "a\0", "가", "나", "é", "\U0001f600", "\uffee", "prefix_l\0", "Z", "z", "10", "9"]
r = random.randrange
both("small ints", lambda: r(20))
both("ints", lambda: r(-10**9, 10**9))
both("wide ints", lambda: r(-2**62, 2**62))
both("big ints", lambda: r(-2**70, 2**70))
both("floats", lambda: random.uniform(-1e6, 1e6))
both("odd floats", lambda: random.choice([0.0, -0.0, 1e300, -1e300, 1.5, float("inf"), 5e-324]))
both("ints and floats", lambda: random.choice([r(10), r(10) / 2, True]))
both("words", lambda: random.choice(words))
both("texts", lambda: "".join(random.choice("ab가") for _ in range(r(12))))
both("pairs", lambda: (r(5), r(5), random.choice(words)))
both("text pairs", lambda: (random.choice(words), r(3)))
both("uneven tuples", lambda: tuple(r(3) for _ in range(r(4))))
both("float pairs", lambda: (r(4) / 2, random.choice(words)))
both("by key", lambda: (r(5), r(100)), key=lambda p: p[0])
both("by length", lambda: random.choice(words), key=len)
both("by two", lambda: (random.choice(words), r(9)), key=lambda p: (-p[1], p[0]))
both("lists", lambda: [r(3), random.choice(words)])
for mixed in ([1] * 300 + ["a"], [(1, "a")] * 300 + [(1, 2)], [(1,)] * 300 + [None]):
    try:
        mixed.sort()
    except TypeError as error:
        print(error)
    print(len(mixed))
