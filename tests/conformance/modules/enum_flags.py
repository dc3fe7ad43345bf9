from enum import Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.R in p, Perm.W in p, bool(p & Perm.W))
print(Perm.RW, Perm(0), repr(Perm(0)), ~Perm.R, list(Perm), list(Perm.RW), Perm(3), len(p))
print(p ^ Perm.R, p & Perm.X, Perm.R | Perm.W == Perm.RW, Perm.RW.name)


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


m = Mode.A | Mode.B
print(m, repr(m), m + 1, m == 3, Mode.A | 8, repr(Mode.A | 8), Mode.C in m, ~Mode.A)
try:
    Perm(99)
except ValueError as e:
    print(e)
