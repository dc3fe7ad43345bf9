"""Classes: attributes, methods, inheritance, super, mro."""
class Animal:
    """An animal."""
    kind = "animal"
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self): return f"{self.name} makes a sound"
    def __str__(self): return f"{type(self).__name__}({self.name})"
    def __repr__(self): return f"<{self.__class__.__qualname__} {self.name!r}>"
class Dog(Animal):
    kind = "dog"
    def speak(self): return super().speak() + ": woof"
class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self): return super().speak().upper()
d, p = Dog("Rex"), Puppy("Bit", 1)
print(d, p, [d, p], d.speak(), p.speak(), Animal.count, d.kind, Animal.kind)
print(isinstance(p, Animal), isinstance(d, Puppy), issubclass(Puppy, (int, Dog)), Puppy.__mro__, Puppy.__bases__, Puppy.mro())
print(d.__dict__, vars(p), Dog.__doc__, Animal.__doc__, d.__class__, Dog.__name__, Dog.__module__, Animal.speak.__qualname__)
class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(A, B): pass
except TypeError as e:
    print(e)
class Counter:
    total = 0
    def __init__(self): self.items = []
    @classmethod
    def make(cls, *items):
        c = cls()
        c.items.extend(items)
        return c
    @staticmethod
    def add(a, b): return a + b
    def __len__(self): return len(self.items)
    def __bool__(self): return True
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __getitem__(self, i): return self.items[i]
c = Counter.make(1, 2, 3)
print(len(c), bool(c), 2 in c, list(c), c[0], c[1:], Counter.add(1, 2), c.add(3, 4), [*c], max(c))
print(hasattr(c, "items"), getattr(c, "nope", "default"), callable(c), callable(Counter), callable(c.add))
setattr(c, "x", 5); print(c.x); delattr(c, "x"); print(hasattr(c, "x"))
d.kind = "own"; print(d.kind, Dog.kind); del d.kind; print(d.kind)
m = d.speak; print(m(), m.__self__ is d, m.__func__ is Dog.speak, m.__name__)
print(d == d, d == Dog("Rex"), d != p, d is d, hash(d) == hash(d))
class Empty: pass
e = Empty(); e.a, e.b = 1, 2
print(e.a + e.b, e.__dict__, Empty().__dict__)
class Outer:
    class Inner:
        def f(self): return "inner"
    inner = Inner()
print(Outer.Inner, Outer.inner.f(), Outer.Inner.__qualname__, Outer.Inner.f)
Empty.greet = lambda self: "patched"
print(e.greet(), type("Dyn", (Empty,), {"z": 1})().z, type("Dyn", (), {}))
print(Animal.__init__, len.__name__, type(d.speak), type(Dog.speak), type(len), type([].append), type(Counter.make))
class Chain:
    def __init__(self): self.v = []
    def add(self, x):
        self.v.append(x)
        return self
print(Chain().add(1).add(2).v)
class P:
    def __init__(self, **kw): self.__dict__.update(kw)
print(P(a=1, b=2).__dict__, sorted(vars(P(z=1))))
