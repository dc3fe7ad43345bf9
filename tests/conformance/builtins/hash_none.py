# hash(): what __hash__ returns, who has none, and the classes that say so.
import collections
import collections.abc
from dataclasses import dataclass


class Hashed:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number


for number in (hash((3,)), hash(()), -1, 2**62, -2**63, 2**63, 2**64 + 5, 2**61 - 1, True):
    print(hash(Hashed(number)), end=" ")
print()


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 2


print(hash(Point(1)) == hash((1, 2)), hash(Point(7, 8)), {Point(1): "a"}[Point(1, 2)])

for thing in ([], {}, set(), bytearray(), slice(1), {}.keys(), {}.items(), collections.deque(),
              collections.OrderedDict(), collections.defaultdict(list), collections.Counter()):
    print(type(thing).__name__, thing.__hash__, isinstance(thing, collections.abc.Hashable))
    for use in (lambda: hash(thing), lambda: {thing}, lambda: {}[thing]):
        try:
            use()
        except TypeError as e:
            print("   ", e)


class Plain(list):
    pass


class Own(list):
    def __hash__(self):
        return 5


print(Plain.__hash__, hash(Own()), {Own(): 1})
