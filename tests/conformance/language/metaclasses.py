"""Metaclass basics, __init_subclass__, abstract classes by hand, class creation order."""
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], kw)
        ns["added"] = "by meta"
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)
    def cm(cls): return "meta method of " + cls.__name__
    @property
    def mp(cls): return "meta prop"
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __len__(cls): return 7
    def __iter__(cls): return iter("xyz")
    def __getitem__(cls, k): return (cls.__name__, k)
    def __contains__(cls, k): return k == 1
class A(metaclass=Meta, flag=True):
    def __init__(self, x): self.x = x
class B(A): pass
b = B(5)
print(b.x, A, B.cm(), B.mp, type(B), B.added, len(B), list(B), B[3], 1 in B, isinstance(B, Meta))
class Prep(type):
    @classmethod
    def __prepare__(m, name, bases):
        print("prepare", name)
        return {"first": 1}
class P(metaclass=Prep):
    second = first + 1
print(P.first, P.second)
class Plugin:
    registry = []
    def __init_subclass__(cls, /, label=None, **kw):
        super().__init_subclass__(**kw)
        cls.label = label or cls.__name__.lower()
        Plugin.registry.append(cls)
class X(Plugin): pass
class Y(Plugin, label="why"): pass
print([(c.__name__, c.label) for c in Plugin.registry])
class Single(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]
class Db(metaclass=Single):
    def __init__(self): print("connect")
print(Db() is Db())
try:
    class Bad(A, Db): pass
except TypeError as e: print(e)
try:
    class Bad2(Plugin, nolabel=1): pass
except TypeError as e: print(e)
try:
    class Bad3(bool): pass
except TypeError as e: print(e)
try:
    class Bad4(5): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(G[int], G["x"])
class Shape:
    def area(self): raise NotImplementedError("subclass must")
try: Shape().area()
except NotImplementedError as e: print(repr(e))
print(type(Meta), type(type), type.__mro__, object.__bases__, type("Q", (A,), {"y": 1}, ).y)
class E:
    x: int
    y: str = "s"
    def f(self, a: int, b: "str" = "x") -> list: ...
print(E.__annotations__, E.f.__annotations__)
print([n for n in vars(E) if not n.startswith("_")], E.__subclasses__(), Plugin.__subclasses__())
def body():
    print("class body runs")
    return object
class F(body()):
    print("in body", __name__, __qualname__)
    for i in range(2): pass
    if i: z = "cond"
print(F.i, F.z)
print(A.__class__, A.__class__.__class__, b.__class__.__mro__)
