# weakref: sets, dictionaries, proxies, bound methods; who can be referred to.
import weakref, gc
class A:
    def __init__(s, n): s.n = n
    def m(self): return self.n
    def __repr__(s): return f"A({s.n})"
    def __len__(s): return s.n
    def __add__(s, o): return s.n + o
    def __call__(s): return "called"
a, b, c = A(1), A(2), A(3)
ws = weakref.WeakSet([a, b])
print(sorted(x.n for x in ws), len(ws), a in ws, c in ws, 5 in ws)
print(sorted(x.n for x in ws | {c}), sorted(x.n for x in ws - {a}), sorted(x.n for x in ws & {a, c}), ws == weakref.WeakSet([b, a]), ws <= weakref.WeakSet([a,b,c]))
del b; print(len(ws))
p = weakref.proxy(a); print(p.n, len(p), p + 5, str(p), repr(p).split(" at ")[0], p(), type(p).__name__)
print(weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
wm = weakref.WeakMethod(a.m); print(wm()(), wm == weakref.WeakMethod(a.m), hash(wm) == hash(weakref.WeakMethod(a.m)))
d = weakref.WeakValueDictionary({"a": a, "c": c}); print(sorted(d), d.get("a"), d.get("zz", 5), d.pop("a"), len(d), d.setdefault("q", a))
k = weakref.WeakKeyDictionary(); k[a] = 1; k[c] = 2; print(sorted(k.values()), [x.n for x in k], list(k.items()))
k2 = k | {a: 5}; print(k2[a], k[a], len(k2))
gone = weakref.WeakMethod(a.m, lambda r: print("dead method"))
fin = weakref.finalize(a, print, "finalized")
del a, d
gc.collect()
print(wm(), len(k), len(ws), fin.alive)
try: p.n
except ReferenceError as e: print(e)
class S: __slots__ = ("x",)
class W: __slots__ = ("x", "__weakref__")
class SS(S): pass
for cl in (S, W, SS):
    try: print(type(weakref.ref(cl())))
    except TypeError as e: print(e)
try: weakref.WeakMethod(3)
except TypeError as e: print(e)
try: k[5] = 1
except TypeError as e: print(e)
try: k[A(9)]
except KeyError as e: print("KeyError")
print(weakref.WeakSet.__module__, weakref.ref, weakref.ProxyType, weakref.WeakSet())
