# collections: what contains itself, copies and unions of the classes made to be derived from, and
# the abstract classes' mixins.
import copy
from collections import (ChainMap, Counter, OrderedDict, UserDict, UserList, UserString,
                         defaultdict, deque)
from collections.abc import (Hashable, Mapping, MutableMapping, MutableSequence, MutableSet,
                             Sequence, Set)
from types import MappingProxyType, SimpleNamespace

for made, key in ((defaultdict(list), 1), (OrderedDict(), "x"), (ChainMap({}), 1), (UserDict(), "a")):
    made[key] = made
    print(made)
row = deque([1])
row.append(row)
print(row)
space = SimpleNamespace(a=1)
space.me = space
print(space)
print(Counter(a=None, b=2), Counter({"x": 3}) + Counter(x=1))

print({1: 2} | ChainMap({3: 4}, {1: 9}), ChainMap({1: 1}) | {2: 2}, {5: 6} | UserDict({5: 7}))
for left, right in ((ChainMap({}), [1]), (UserDict(), 3)):
    try:
        left | right
    except TypeError as e:
        print(e)
words = UserDict(a=1)
words.note = "kept"
print(words.copy(), copy.copy(words).note, copy.copy(words), copy.copy(UserList([1, 2])))
more = UserList([1])
more *= 3
print(more, UserString("7") >= "5", int(UserString("12")) + 1, "%s!" % UserString("x"))

print(isinstance(row, MutableSequence), isinstance(memoryview(b""), Sequence),
      isinstance(MappingProxyType({}), Mapping), isinstance(MappingProxyType({}), MutableMapping),
      isinstance([], Hashable))


class Bits(MutableSet):
    def __init__(self, items=()):
        self.items = sorted(set(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items = sorted(self.items + [x])

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)

    def __repr__(self):
        return f"Bits({self.items})"


bits = Bits([1, 2, 3])
print(bits - {2}, {2, 5} - bits, bits ^ {3, 4}, {9} ^ bits, [1] & bits, bits | [7])
bits &= {2, 3, 4}
print(bits)
bits ^= {3, 5}
print(bits, bits == {2, 5}, bits <= {2, 5, 6})
bits -= bits
print(bits, Set._hash(Bits([1, 2])) == hash(frozenset([1, 2])))


class Letters(Sequence):
    def __getitem__(self, i):
        return "abcab"[i]

    def __len__(self):
        return 5


letters = Letters()
print(letters.index("a", 1), letters.index("b", -2), letters.count("b"), list(reversed(letters)))
for args in (("z",), ("a", 1, 3)):
    try:
        letters.index(*args)
    except ValueError as e:
        print("ValueError", e)
