"""Sets and frozensets."""
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {2} < a, a >= {1}, a == {3, 2, 1}, a != b, a.isdisjoint({9}), len(a), 2 in a)
print(a.union(b, [7]), a.intersection(b), a.difference(b), a.symmetric_difference(b), a.issubset({1, 2, 3, 4}), a.issuperset([1]))
a.add(10); a.add(1); a.discard(99); a.discard(2); a.remove(3); print(a); a.update([5, 6], (7,)); print(a)
a |= {1}; a &= {1, 5, 6}; a -= {6}; a ^= {8}; print(a); a.intersection_update({1, 5}); a.difference_update({5}); a.symmetric_difference_update({2}); print(a)
c = a.copy(); c.clear(); print(a, c, set(), frozenset(), bool(set()), {1} == frozenset({1}), hash(frozenset({1, 2})) == hash(frozenset({2, 1})))
print(sorted(set("hello")), set(range(5)), {x % 3 for x in range(10)}, frozenset([3, 1, 2]), {frozenset({1}): "k"}, set([1, 1, 2]), {1, 1.0, True}, len({"a", "b", "a"}))
f = frozenset([1, 2]); print(f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f.union([5]), f & {1}, [x for x in sorted(f)])
print({0, 5, 3, 9, 1}, {10, 20, 30}, {-1, 0, 1}, set([100, 50, 25]), {7, 14, 21, 28}, {i * i for i in range(8)}, set(range(10, 0, -1)), {3.0, 1.0}, {True, 2}, {64, 32, 16, 8, 4, 2, 1})
s = {1}; s.pop(); print(s); p = {1, 2, 3}; p.pop(); print(p)
for x in {3, 1, 2}: print(x, end=" ")
print(max({1, 5}), min({1, 5}), sum({1, 2}), sorted({"b", "a"}), list({1}), tuple({2}), any({0}), all({1}), str({1}), repr({"a"}))
for g in (lambda: set().pop(), lambda: {1}.remove(5), lambda: {1}.remove("k"), lambda: {[]}, lambda: {1} + {2}, lambda: {1}[0], lambda: {1} | [2], lambda: f.add(3), lambda: set(5), lambda: {1} < 5, lambda: {1}.union(5), lambda: {{}}, lambda: {1}.nope, lambda: set(1, 2), lambda: {1}.add(), lambda: {1} & 5, lambda: {1}.add([]), lambda: hash({1}), lambda: {1}()):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
seen = set(); print([x for x in [1, 2, 1, 3, 2] if not (x in seen or seen.add(x))], {1, 2} in [{2, 1}], {1, 2}.issubset([1, 2, 3]), {1}.__contains__(1))
