# What sequence and mapping patterns take: classes derived from or registered with the abstract ones too.
import collections
import collections.abc
import types
from collections import ChainMap, Counter, UserDict, UserList, deque, namedtuple


def kind(value):
    match value:
        case []:
            return "empty sequence"
        case [first, *rest]:
            return f"sequence of {first!r} and {rest!r}"
        case {"name": name, **rest}:
            return f"mapping with {name!r} and {rest!r}"
        case {}:
            return "mapping"
        case str() | bytes():
            return "text"
        case _:
            return None


class Pages(collections.abc.Sequence):
    def __init__(self, *pages):
        self.pages = pages

    def __getitem__(self, index):
        return self.pages[index]

    def __len__(self):
        return len(self.pages)


class Settings(collections.abc.Mapping):
    def __init__(self, **names):
        self.names = names

    def __getitem__(self, key):
        return self.names[key]

    def __len__(self):
        return len(self.names)

    def __iter__(self):
        return iter(self.names)




class Plain:
    def __getitem__(self, index):
        return "xyz"[index]

    def __len__(self):
        return 3


class Derived(Plain):
    pass


print(kind(Plain()), kind(Derived()))
collections.abc.Sequence.register(Plain)
print(kind(Plain()), kind(Derived()))


class MapFirst(Settings, Pages):
    __init__ = Settings.__init__


for value in (Pages(), Pages(1, 2, 3), Settings(), Settings(name="n", size=1), MapFirst(name="m"), deque(), deque("ab"),
              UserDict(name="u"), UserList([1]), ChainMap({"name": 1}, {"b": 2}), Counter("aab"), memoryview(b"ab"),
              bytearray(b"ab"), "ab", b"ab", {1: 2}.keys(), {1: 2}.values(), {1}, range(2), types.MappingProxyType({"name": 2}),
              namedtuple("P", "x")(1), (i for i in "ab"), iter([1]), dict, 5):
    print(type(value).__name__, kind(value))
