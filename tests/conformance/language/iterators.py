"""Iterators by hand, iter() with sentinel, zip, enumerate, map, filter, reversed."""
class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), sum(Count(4)), [*Count(2)], dict(zip(Count(2), "ab")), max(Count(5)), 2 in Count(3))
a, b, c = Count(3); print(a, b, c)
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "default"))
try: next(it)
except StopIteration as e: print(repr(e))
vals = iter([1, 2, 0, 3]); print(list(iter(lambda: next(vals), 0)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", [1, 2], strict=True)))
for args in (("ab", "abc"), ("abc", "ab"), ("ab", "ab", "a")):
    try: print(list(zip(*args, strict=True)))
    except ValueError as e: print(e)
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2])))
print(list(filter(None, [0, 1, "", "a", [], None])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed((1, 2))))
print(iter([]).__length_hint__(), type(iter([])).__name__, type(iter(())).__name__, type(iter("")).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(b"")).__name__)
print(type(zip()).__name__, type(map(str, [])).__name__, type(enumerate([])).__name__, type(reversed([])).__name__, type({}.keys()).__name__, type({}.items()).__name__, type(iter({}.values())).__name__)
class Bad:
    def __iter__(self): return 5
for f in (lambda: iter(Bad()), lambda: iter(5), lambda: next([]), lambda: list(5), lambda: [*None], lambda: reversed({1}), lambda: reversed(5), lambda: iter(5, 6), lambda: sum(5), lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: tuple(1.5), lambda: set(1), lambda: zip(5), lambda: map(5, 5), lambda: list(map(5, [1])), lambda: enumerate(5)):
    try: f(); print("fine")
    except Exception as e: print(type(e).__name__, e)
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()): print(i, k, v)
for x in []: pass
else: print("else runs")
for x in range(5):
    if x == 2: break
else: print("no")
print(x)
n = 3
while n: n -= 1
else: print("while else", n)
it = iter(range(6)); print([(x, next(it)) for x in it])
l = [1, 2, 3]
for x in l:
    if x < 3 and len(l) < 6: l.append(x + 10)
print(l)
d = {"a": 1}
try:
    for k in d: d["b"] = 2
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
d = {"a": 1, "b": 2}
try:
    for k in d: del d[k]; d["zz"] = 1
except RuntimeError as e: print(e)
for k in list(d): d.pop(k)
print(d)
