"""itertools.groupby: groups left early, read late, keys that compare oddly, wrong calls."""
from itertools import count, groupby, islice

print([(k, list(g)) for k, g in groupby("aaabbaXX")], [k for k, g in groupby([])])
print([(k, "".join(g)) for k, g in groupby("AaBbbc", key=str.lower)], [(k, list(g)) for k, g in groupby([1, 1.0, True, 2], None)])
groups = [g for k, g in groupby([1, 1, 2])]
print([list(g) for g in groups])
outer = groupby([1, 1, 1, 2, 2, 3])
key, first = next(outer)
print(key, next(first), next(outer)[0], list(first))
key, third = next(outer)
print(key, list(third), list(third), list(outer))


class Odd:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if self.n == 3:
            raise ValueError("no comparing")
        return self.n % 2 == other.n % 2

    def __hash__(self):
        return 0


it = groupby([Odd(1), Odd(5), Odd(2), Odd(3)])
try:
    for key, group in it:
        print(key.n, [x.n for x in group])
except ValueError as error:
    print(error)
print([(k, sum(g)) for k, g in islice(groupby(count(), lambda n: n // 4), 3)])


def bad_key(x):
    raise KeyError(x)


for attempt in (lambda: list(groupby([1], bad_key)), lambda: groupby(), lambda: groupby(3), lambda: groupby([], None, 1),
                lambda: groupby([], bad=1), lambda: next(groupby([1], 5))):
    try:
        print(attempt())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
print(type(next(groupby("a"))[1]), groupby.__module__, [x for x in islice(count(2**62 - 2), 4)], list(islice(count(-5, 3), 4)))
