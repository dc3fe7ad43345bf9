"""Slices of every sequence."""
s = "abcdefgh"
print(s[1:3], s[:3], s[3:], s[:], s[::2], s[::-1], s[-3:], s[:-3], s[5:2], s[5:2:-1], s[10:], s[-100:3], s[1:-1:3])
l = list(range(10))
print(l[2:5], l[::3], l[::-2], l[-1], l[-2::-3], l[slice(1, 4)], l[slice(None, None, -1)])
l[2:4] = ["a", "b", "c"]; print(l)
l[1:1] = [0, 0]; print(l)
l[:2] = []; print(l)
l[::2] = [9] * len(l[::2]); print(l)
del l[1:3]; print(l)
del l[::2]; print(l)
l[len(l):] = [7, 8]; print(l)
l[:] = "xyz"; print(l)
t = (1, 2, 3, 4)
print(t[1:], t[::-1], t[:0], range(10)[2:8:2], range(10)[::-1], range(10)[-3:], b"hello"[1:3], b"hello"[0])
class Shows:
    def __getitem__(self, key): return key
v = Shows()
print(v[1:2], v[::], v[1:2, 3], v[...], v[:, 1:2], v[-1:], v[1, 2], v[()], v["a":"b"], v[1:2:3])
print(slice(1, 2, 3), slice(5), slice(1, 2).start, slice(5).stop, slice(None, 10, 2).indices(7), slice(1, 2) == slice(1, 2))
try:
    l[::2] = [1]
except ValueError as e:
    print(e)
try:
    l[::0]
except ValueError as e:
    print(e)
try:
    l["a":]
except TypeError as e:
    print(e)
try:
    l[1:2] = 5
except TypeError as e:
    print(e)
try:
    "abc"[1.5]
except TypeError as e:
    print(e)
try:
    (1, 2)[5]
except IndexError as e:
    print(e)
try:
    [][0] = 1
except IndexError as e:
    print(e)
try:
    "abc"[0] = "x"
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
m = [[1, 2, 3], [4, 5, 6]]
print(m[0][1], m[-1][-1], [r[::-1] for r in m], [list(r) for r in zip(*m)], sum(m, []))
