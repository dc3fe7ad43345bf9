# enum: flags and their boundaries, values made by a mixed-in type, members in order.
import datetime
import enum
from dataclasses import dataclass
from enum import CONFORM, CONTINUOUS, EJECT, KEEP, STRICT, Enum, Flag, IntEnum, IntFlag, auto, verify


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Number(IntFlag):
    A = 1
    B = 2


class Open(Flag, boundary=CONFORM):
    A = 1
    B = 4


class Ejected(IntFlag, boundary=EJECT):
    A = 1
    B = 2


class Kept(Flag, boundary=KEEP):
    A = 1
    B = 2


class Own(int, Flag):
    ONE = 1
    TWO = 2


for f in (lambda: Perm(8), lambda: Perm(3), lambda: Perm(7), lambda: ~Perm.R, lambda: ~Perm.RW,
          lambda: Perm(-1), lambda: Perm(0), lambda: Perm("x"), lambda: Number(8),
          lambda: Number(-1), lambda: ~Number.A, lambda: Number.A | 8, lambda: Open(7),
          lambda: Open(-1), lambda: Ejected(9), lambda: Ejected(3), lambda: Kept(9),
          lambda: ~Kept.A, lambda: Own.ONE | Own.TWO, lambda: Own.ONE | 2, lambda: ~Own.ONE,
          lambda: list(Perm.RW), lambda: list(Perm), lambda: Perm.R in Perm.RW, lambda: len(Perm.RW),
          lambda: Perm["RW"], lambda: Flag._boundary_, lambda: IntFlag._boundary_,
          lambda: Perm.R | 4, lambda: str(Number(8)), lambda: f"{Number.A|Number.B:>4}",
          lambda: Perm.R & Perm.W, lambda: bool(Perm.R & Perm.W), lambda: Perm.RW ^ Perm.R):
    attempt(f)


class Day(datetime.date, Enum):
    FIRST = 2024, 1, 1
    LAST = 2024, 12, 31


print(Day.FIRST.value, Day.FIRST.year, Day(datetime.date(2024, 12, 31)), repr(Day.LAST))


@dataclass
class Size:
    width: int
    height: int = 1


class Sizes(Size, Enum):
    SMALL = 1, 2
    BIG = 9


print(Sizes.SMALL.value, Sizes.BIG.width, Sizes.BIG.name)


class Money(float, enum.ReprEnum):
    CENT = 0.01


print(Money.CENT, repr(Money.CENT), f"{Money.CENT:.1f}", Money.CENT + 1)


class Plain(float, Enum):
    HALF = 0.5


print(Plain.HALF, repr(Plain.HALF), Plain.HALF * 2)


def wrong_order():
    class Wrong(Enum):
        _order_ = "B A"
        A = 1
        B = 2


def gap():
    @verify(CONTINUOUS)
    class Gap(IntEnum):
        A = 1
        B = 4




for f in (wrong_order, gap):
    attempt(f)
