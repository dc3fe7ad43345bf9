# Classes: a base twice, names in __slots__, an unbound super, property docs, __init__ of bytearray, sets as elements.
from fractions import Fraction


class A:
    def meth(self, x):
        return f"A({x})"


class B(A):
    def meth(self, x):
        return f"B({x})" + self.__super.meth(x)


B._B__super = super(B)
print(B().meth(3), repr(super(B)))
for bases in ((A, A), (A, object, A), (object, A)):
    try:
        print(type("X", bases, {}))
    except TypeError as error:
        print(error)
for slots in (("a b",), ("1a",), ("ok", "가나"), (5,), ("x", "")):
    try:
        print(type("S", (), {"__slots__": slots}).__slots__)
    except TypeError as error:
        print(error)


class Documented(property):
    pass


class Room:
    hall = property(doc="the hall")

    @property
    def size(self):
        "how large"

    @size.setter
    def size(self, value):
        "not shown"

    @Documented
    def door(self):
        "which door"

    @door.setter
    def door(self, value):
        pass

    @size.getter
    def width(self):
        "how wide"


print(Room.hall.__doc__, Room.size.__doc__, Room.door.__doc__, Room.width.__doc__, sep=" | ")


class Packet(bytearray):
    def __init__(self, *args, kind="data", **more):
        bytearray.__init__(self, *args, **more)
        self.kind = kind


packet = Packet("abc", encoding="ascii", kind="text")
print(packet, packet.kind, Packet.fromhex("1a2b"), Packet(3), bytearray.__new__(bytearray, 5))
packet.__init__(b"again")
print(packet, packet.kind)


class Message:
    def __bytes__(self):
        return b"message"


class Raw(bytes):
    pass


print(bytes(Message()), Raw(Message()), type(Raw(Message())).__name__)


class Hashable(set):
    def __hash__(self):
        return 7


one = Hashable("ab")
print(one in {one}, {one: "found"}[one], set("ab") in {frozenset("ab")}, type(one.copy()).__name__, type(one | one).__name__)
print(Fraction(1) == 1 + 0j, (2 + 0j) == Fraction(2), Fraction(1, 2) == 0.5 + 1j, len(list(iter({1, 2}))), iter({1, 2, 3}).__length_hint__())
