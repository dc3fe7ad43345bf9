import operator
from operator import itemgetter, attrgetter, methodcaller

rows = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), itemgetter(0, 1)("xyz"), itemgetter(slice(1, 3))("abcd"))


class P:
    def __init__(self, n):
        self.n = n
        self.self = self


print(attrgetter("n")(P(3)), attrgetter("self.n", "n")(P(4)), methodcaller("split", ",")("a,b"))
print(operator.add(1, 2), operator.mul("a", 3), operator.truediv(1, 2), operator.neg(3),
      operator.contains([1], 1), operator.not_(0), operator.is_(None, None))
print(operator.lt(1, 2), operator.xor(5, 1), operator.floordiv(7, 2), operator.mod(7, 4))
d = {}
operator.setitem(d, "k", 1)
print(d, operator.getitem(d, "k"), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))
print(itemgetter(1), attrgetter("a.b"), methodcaller("f", 1, k=2))
try:
    operator.add(1, "a")
except TypeError as e:
    print(e)
