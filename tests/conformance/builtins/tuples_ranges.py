"""Tuples, ranges and their methods."""
t = (1, 2, 3, 2)
print(t.count(2), t.index(3), t + (4,), t * 2, t[1:], t[::-1], len(t), 2 in t, t == (1, 2, 3, 2), t < (2,), (), (1,), tuple("ab"), tuple([1]), hash((1, 2)) == hash((1, 2)))
print(max(t), min(t), sum(t), sorted(t), list(t), str(t), repr((1,)), ((1, 2), [3]), tuple(x for x in range(3)), {(1, 2): "k"}[(1, 2)], isinstance(t, tuple))
x = (1, [2]); x[1].append(3); print(x)
try: x[1] += [4]
except TypeError as e: print(e, x)
r = range(0, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:3], 9 in r, 10 in r, r.index(9), r.count(3), r.start, r.stop, r.step, list(reversed(r)), range(5) == range(0, 5), range(0), bool(range(0)), range(5, 0, -1)[0], list(range(5, 0, -2)), list(range(-3, 3)), range(3) == range(0, 3, 1), hash(range(3)) == hash(range(0, 3)), max(range(5)), sum(range(101)), range(10**20)[-1], len(range(0, 10, 3)), 5.0 in range(10), "a" in range(3))
for f in (lambda: t[9], lambda: t.index(9), lambda: (1,) + [2], lambda: t.append(1), lambda: range(1.5), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(3)[5], lambda: range(3).index(7), lambda: (1, 2) < (1, "a"), lambda: t["a"], lambda: (1, 2)(3), lambda: tuple(5), lambda: t * 1.5, lambda: range(1, 2, 3, 4), lambda: range(), lambda: hash(([],)), lambda: (1, 2) + 3, lambda: range(3) + range(2), lambda: range(5).append):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
