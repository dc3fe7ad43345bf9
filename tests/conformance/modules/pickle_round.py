"""pickle: the bytes of built-in values, and objects that come back."""
import collections
import datetime
import enum
import io
import pickle
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

values = [None, True, False, 0, 255, 256, 65535, 65536, -1, 2 ** 31, -2 ** 31, 2 ** 100, -2 ** 64, 1.5, "text", "한글", "x" * 300,
          b"bytes", b"y" * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, "a", None], {}, {"a": 1}, {"a": 1, "b": [2]},
          set(), {5}, frozenset(), frozenset({7}), [[1], [2]], list(range(1002)), ((1, 2), (3,)), "a"]
for value in values:
    for protocol in (2, 3, 4, 5):
        data = pickle.dumps(value, protocol)
        same = pickle.loads(data)
        print(protocol, len(data), data[:40], same == value and type(same) is type(value))
shared = [1, 2]
again = pickle.loads(pickle.dumps([shared, shared]))
print(again, again[0] is again[1], pickle.dumps([shared, shared]))
loop = [1]
loop.append(loop)
back = pickle.loads(pickle.dumps(loop))
print(back[1] is back, pickle.dumps(loop))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slots:
    __slots__ = ("a", "b")


class Custom:
    def __init__(self, n):
        self.n = n

    def __getstate__(self):
        return {"n": self.n, "secret": None}

    def __setstate__(self, state):
        self.n = state["n"] + 100


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n * 2,)


@dataclass
class Data:
    name: str
    tags: list


class Colour(enum.Enum):
    RED = 1


class Inner(list):
    pass


p = pickle.loads(pickle.dumps(Point(1, [2])))
print(type(p).__name__, vars(p), pickle.dumps(Point(1, 2)))
s = Slots()
s.a = 5
s = pickle.loads(pickle.dumps(s))
print(s.a, hasattr(s, "b"))
print(pickle.loads(pickle.dumps(Custom(5))).n, pickle.loads(pickle.dumps(Reduced(5))).n)
print(pickle.loads(pickle.dumps(Data("x", ["t"]))), pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED)
i = Inner([1, 2])
i.note = "n"
i = pickle.loads(pickle.dumps(i))
print(type(i).__name__, i, i.note)
for value in (datetime.datetime(2024, 1, 2, 3, 4, 5), datetime.timedelta(days=2), datetime.date(2020, 1, 1), Decimal("1.50"),
              Fraction(1, 3), collections.deque([1, 2], 5), collections.OrderedDict(a=1), collections.Counter("abca"),
              collections.defaultdict(list, a=[1]), range(1, 5, 2), slice(1, 2), 1 + 2j, bytearray(b"ab"), ValueError("bad", 3),
              KeyError("k"), len, Point, Point.__init__, collections.namedtuple):
    back = pickle.loads(pickle.dumps(value))
    print(type(back).__name__, repr(back) == repr(value), back if not callable(back) else back is value)
for bad in (lambda: pickle.dumps(i for i in []), lambda: pickle.dumps(io), lambda: pickle.loads(b""),
            lambda: pickle.loads(b"\x80\x04K"), lambda: pickle.loads("text"), lambda: pickle.loads(b"?"), lambda: pickle.dumps(1, 9)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).partition(" at 0x")[0])
file = io.BytesIO()
pickle.dump({"first": 1}, file)
pickle.dump([2], file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
try:
    pickle.load(file)
except EOFError as e:
    print("EOFError", e)
