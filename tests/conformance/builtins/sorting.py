"""Sorting: stability, keys, reverse, mixed keys."""
data = [("bob", 25), ("alice", 30), ("carol", 25), ("dave", 30)]
print(sorted(data), sorted(data, key=lambda r: r[1]), sorted(data, key=lambda r: (-r[1], r[0])), sorted(data, key=lambda r: r[1], reverse=True))
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt", self.n, o.n); return self.n < o.n
    def __repr__(self): return f"V{self.n}"
print(sorted([V(3), V(1), V(2)])); print(max(V(1), V(2)), min([V(2), V(1)]))
print(sorted("The quick brown fox".split(), key=str.casefold), sorted([3, -1, 2], key=abs), sorted(range(10), key=lambda x: (x % 3, -x)), sorted([0.5, 1, 0.25]), sorted([(1, "b"), (1, "a")]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int), sorted([[3], [1, 2], []], key=len), sorted([True, False, True]), sorted([None, None], key=lambda x: 0))
l = list(range(20)); l.sort(key=lambda x: x * 7 % 20); print(l); l.sort(reverse=True); print(l)
import random
random.seed(5)
big = [random.randrange(1000) for _ in range(300)]; s = sorted(big); print(all(a <= b for a, b in zip(s, s[1:])), s[:5], s[-5:], sorted(big, reverse=True) == s[::-1])
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r = merge(a[:m]), merge(a[m:]); out = []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
print(bubble(big) == s, quick(big) == s, merge(big) == s)
