# functools: singledispatch with annotations, unions and abstract classes; partialmethod.
import functools, types, abc, collections, collections.abc, queue, dataclasses, typing
@functools.singledispatch
def f(x): return "object"
@f.register
def _(x: int): return "int"
@f.register(list)
@f.register(tuple)
def _(x): return "seq"
@f.register
def _(x: float | str): return "fs"
@f.register
def _(x: typing.Union[bytes, bytearray]): return "bytes"
@f.register(collections.abc.Mapping)
def _(x): return "mapping"
for v in (1, True, [], (), 1.0, "s", b"", bytearray(), {}, None, collections.OrderedDict(), types.MappingProxyType({})): print(f(v), end=" ")
print(); print(f.dispatch(bool)(1), sorted(k.__name__ for k in f.registry), type(f.registry))
class M(abc.ABC): pass
@f.register(M)
def _(x): return "M"
class A: pass
print(f(A())); M.register(A); print(f(A()))
for bad in (lambda: f.register("x"), lambda: f.register(list[int], len), lambda: f.register(3, len)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    @f.register
    def _(x: list[int]): pass
except TypeError as e: print(e)
try:
    @f.register
    def _(x): pass
except TypeError as e: print(str(e).split(" at 0x")[0])
try:
    @f.register
    def _(x: int | typing.List[int]): pass
except TypeError as e: print(e)
try: f()
except TypeError as e: print(e)
class S(collections.abc.Iterable, collections.abc.Container):
    def __iter__(s): return iter(())
    def __contains__(s, x): return False
@functools.singledispatch
def g(x): return "o"
g.register(collections.abc.Iterable, lambda x: "it")
g.register(collections.abc.Container, lambda x: "co")
print(g(S()), g([]) if 0 else "")
try: print(g([]))
except RuntimeError as e: print(e)
class K:
    @functools.singledispatchmethod
    def m(self, x): return "o"
    @m.register
    def _(self, x: int): return "i"
    @m.register
    @classmethod
    def _(cls, x: str): return cls.__name__
    @functools.singledispatchmethod
    @classmethod
    def c(cls, x): return "co"
    @c.register(int)
    @classmethod
    def _(cls, x): return "ci"
    def base(self, *a, **k): return a, k
    p = functools.partialmethod(base, 1, x=2)
    p2 = functools.partialmethod(functools.partial(print, "hi"))
    p3 = functools.partialmethod(p, 5)
print(K().m(1), K().m("s"), K().m(2.0), K.c(1), K.c("x"))
print(K().p(3), K().p3(6))
print(str(K.__dict__["p"]).split(" at")[0])
class X:
    __slots__=("__dict__",)
    @functools.cached_property
    def v(self): return 3
print(X().v)
try: queue.Queue().get(timeout=-1)
except ValueError as e: print(e)
C = dataclasses.make_dataclass("C", ["x", ("y", int, 3)], bases=(typing.Generic[typing.TypeVar("T")],))
print(C(1), C.__orig_bases__)
n = types.SimpleNamespace(a=1); n.b = n; print(n)
