# pprint: every kind of container in lines, what contains itself, a printer of one's own.
import pprint
from collections import (ChainMap, Counter, OrderedDict, UserDict, UserList, UserString,
                         defaultdict, deque)
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace

words = "the quick brown fox jumps over the lazy dog".split()
numbered = {word * 2: index for index, word in enumerate(words)}
for thing in (numbered, OrderedDict(numbered), defaultdict(int, numbered), Counter(numbered),
              ChainMap(numbered, {"a": 1}), MappingProxyType(numbered), UserDict(numbered),
              deque(words * 2), deque(words * 2, maxlen=20), UserList(words * 2), set(words * 2),
              frozenset(words * 2), tuple(words * 2), UserString(" ".join(words * 3)),
              SimpleNamespace(**numbered), b" ".join(w.encode() for w in words * 3),
              bytearray(b"abcdefgh" * 12), Counter(), defaultdict(list), deque(), OrderedDict()):
    pprint.pprint(thing, width=40)


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)
    secret: int = field(default=3, repr=False)


root = Node("root", [Node("left", [Node("leaf")]), Node("right" * 5)])
pprint.pprint(root, width=30)

circle = [1]
circle.append(circle)
text = pprint.pformat(circle)
print(text.startswith("[1, <Recursion on list with id="), pprint.isrecursive(circle),
      pprint.isreadable(circle), pprint.isreadable([1, {"a": (2,)}]), pprint.isreadable(int))
nested = {"a": [1, [2, [3, [4]]]], 5: {"b": {"c": {}}}, "z": ({"k": (1, (2,))},)}
for depth in (1, 2, 3):
    pprint.pprint(nested, depth=depth)
pprint.pprint(nested, width=10, indent=4)
pprint.pprint(list(range(30)), width=30, compact=True)
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pp({"b": 1, "a": 1234567}, underscore_numbers=True)
pprint.pprint("one line of text that is long\nand another one\n\nthe end", width=20)
pprint.pprint(["one line of text that is long and longer"], width=20)
for bad in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        pprint.PrettyPrinter(**bad)
    except ValueError as e:
        print(e)


class Loud(pprint.PrettyPrinter):
    def format(self, thing, context, maxlevels, level):
        if isinstance(thing, str):
            return thing.upper(), True, False
        return super().format(thing, context, maxlevels, level)


Loud(width=30).pprint({"quiet": ["please", "be", "quiet", "now"]})
pprint.pprint({1: "a", "b": 2, None: 3, (1, 2): 4})
