import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name!r})"


t = Thing("a")
r = weakref.ref(t, lambda ref: print("gone"))
print(r() is t, r())
p = weakref.proxy(t)
print(p.name)
del t
print(r())
try:
    p.name
except ReferenceError as e:
    print(e)
values = weakref.WeakValueDictionary()
x = Thing("x")
values["x"] = x
print(values["x"], len(values), "x" in values)
del x
print(len(values), values.get("x"))
keys = weakref.WeakKeyDictionary()
k = Thing("k")
keys[k] = 5
print(keys[k], len(keys))
del k
print(len(keys))
s = weakref.WeakSet()
m = Thing("m")
s.add(m)
print(len(s), m in s)
del m
print(len(s))
f = Thing("f")
fin = weakref.finalize(f, print, "finalized", "f")
print(fin.alive)
del f
print(fin.alive)
a = Thing("cycle")
a.me = a
w = weakref.ref(a)
del a
print(w() is None, gc.collect() > 0, w() is None)
g = Thing("end")
weakref.finalize(g, print, "at exit")
