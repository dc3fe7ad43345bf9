from collections import deque

d = deque("abc")
d.append("d")
d.appendleft("z")
print(d, len(d), d[0], d[-1], "b" in d)
print(d.pop(), d.popleft(), list(d), list(reversed(d)))
d.extend([1, 2])
d.extendleft([3, 4])
print(d)
d.rotate(2)
print(d)
d.rotate(-3)
print(d, d.index("a"), d.count(1))
d.insert(1, "new")
d.remove("a")
del d[0]
d[0] = "first"
print(d)
last = deque(range(5), maxlen=3)
print(last, last.maxlen)
last.append(9)
last.appendleft(0)
print(last, last == deque([0, 3, 4]), last < deque([1]))
print(deque([1]) + deque([2]), deque([1, 2]) * 2, last.copy())
last += [7]
print(last)
last.reverse()
print(last)
last.clear()
print(last, bool(last), deque([deque()]))
for bad in (lambda: last.pop(), lambda: last.popleft(), lambda: last[0], lambda: d.remove("no"),
            lambda: d.index("no"), lambda: d["x"], lambda: hash(d), lambda: deque(maxlen=-1),
            lambda: d + [1], lambda: deque(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    for item in d:
        d.append(item)
except RuntimeError as e:
    print(e)
