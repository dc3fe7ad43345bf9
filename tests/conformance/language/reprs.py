"""repr and str of everything."""
class K:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    p = property(lambda s: 1)
def f(): pass
async def co(): pass
async def ag(): yield
def g(): yield
k = K()
print(f, K, k, k.m, K.m, K.c, K.s, K.p, k.c, len, print, [].append, str.upper, "".upper, lambda: 0)
print(g(), ag(), (x for x in []), iter([]), zip(), map(f, []), filter(f, []), enumerate([]), reversed([]), range(3), range(1, 5, 2), slice(1, 2))
c = co(); print(c); c.close()
print(type(f), type(K), type(k), type(None), type(...), type(NotImplemented), type(g()), type(k.m), type(c), type(ag()), int, str, object, type, Exception)
print(None, True, ..., NotImplemented, [None, ...], (), (1,), [], {}, set(), {1}, frozenset(), frozenset([1]), b"", bytearray(b"a"), memoryview(b"a"))
print([f"{1}", 'a"', "it's"], {"k": [1, (2,)]}, {1: "a", "b": 2.0}, [[]], ({},), {(1, 2): 3}, {"a": {"b": {}}})
l = [1]; l.append(l); d = {}; d["self"] = d; print(l, d)
t = ([],); t[0].append(t); print(t)
print({}.keys(), {"a": 1}.values(), {"a": 1}.items(), dict(a=1).keys() & {"a"})
print(object(), object.__repr__(5)[:11], K.__dict__["c"], K.__dict__["s"], type(K.__dict__), f.__code__, type(f.__code__))
import sys, time
print(sys, time, __name__, type(sys), sys.__name__)
print(super, property(), staticmethod(f), classmethod(f), k.__init__, K.__init__, object.__init__, k.__class__, k.__str__, int.__add__, (1).__add__)
print(repr("a\nb"), str("a\nb"), [str(1), repr(1)], str(b"x"), str([1, "a"]), repr(1.0), str(1e100))
print(ValueError, ValueError("x"), [ValueError("x")], KeyError("x"), [OSError(1, "a")])
print(type(lambda: 0).__name__, f.__module__, K.__module__, int.__module__, len.__module__)
