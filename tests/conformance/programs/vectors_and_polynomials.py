# Operators of one's own: vectors, polynomials, a sparse matrix.
import math
from functools import total_ordering
from itertools import zip_longest
from numbers import Number


@total_ordering
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        if isinstance(factor, Vector):
            return self.x * factor.x + self.y * factor.y
        if isinstance(factor, Number):
            return Vector(self.x * factor, self.y * factor)
        return NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __iter__(self):
        yield from (self.x, self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and tuple(self) == tuple(other)

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash(tuple(self))

    def __format__(self, spec):
        return f"({', '.join(format(part, spec) for part in self)})"

    def __matmul__(self, other):
        return self.x * other.y - self.y * other.x


class Polynomial:
    def __init__(self, *coefficients):
        self.parts = list(coefficients)
        while self.parts and self.parts[-1] == 0:
            self.parts.pop()

    def __call__(self, x):
        result = 0
        for part in reversed(self.parts):
            result = result * x + part
        return result

    def __add__(self, other):
        return Polynomial(*(a + b for a, b in zip_longest(self.parts, other.parts, fillvalue=0)))

    def __mul__(self, other):
        result = [0] * (len(self.parts) + len(other.parts) - 1)
        for i, a in enumerate(self.parts):
            for j, b in enumerate(other.parts):
                result[i + j] += a * b
        return Polynomial(*result)

    def __str__(self):
        terms = []
        for power, part in reversed(list(enumerate(self.parts))):
            if part:
                terms.append(f"{part:+d}" + {0: "", 1: "x"}.get(power, f"x^{power}"))
        return " ".join(terms) or "0"


v, w = Vector(3, 4), Vector(1, -2)
print(v + w, v - w, v * 2, 0.5 * v, v * w, -v, abs(v), v @ w)
print(v == Vector(3.0, 4), v > w, max(v, w), sorted([v, w]), bool(Vector()), {v: 1}[Vector(3, 4)])
print(f"{v:.2f} {w} {v!r:>20}", [*v], dict(zip("xy", v)))
for wrong in (lambda: v + 1, lambda: v * "a", lambda: "a" * w):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
try:
    v.z = 1
except AttributeError as error:
    print(error)
p, q = Polynomial(1, -3, 2), Polynomial(0, 1)
print(p, "|", p + q, "|", p * q, "|", [p(x) for x in range(4)], Polynomial(0, 0))
