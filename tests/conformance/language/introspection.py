"""type(), isinstance, dir, vars, getattr, callable, id, hash, globals."""
class A:
    z = 1
    def __init__(self): self.b, self.a = 1, 2
    def m(self): pass
a = A()
print([n for n in dir(a) if not n.startswith("__")], [n for n in dir(A) if not n.startswith("_")], vars(a), "z" in vars(A))
print(dir(A)[:5])
print([n for n in dir([]) if not n.startswith("_")])
print([n for n in dir({}) if not n.startswith("_")])
print([n for n in dir("") if not n.startswith("_")])
print([n for n in dir(set()) if not n.startswith("_")])
print([n for n in dir(()) if not n.startswith("_")], [n for n in dir(1) if not n.startswith("_")], [n for n in dir(1.0) if not n.startswith("_")])
print([n for n in dir(b"") if not n.startswith("_")])
print([n for n in dir(ValueError()) if not n.startswith("_")], [n for n in dir(range(1)) if not n.startswith("_")], [n for n in dir(lambda: 0) if not n.startswith("__")])
print(isinstance(1, (str, int)), isinstance(True, int), isinstance(A, type), isinstance(a, object), type(a) is A, type(a) == A, issubclass(A, A))
print(callable(a), callable(A), callable(a.m), callable(5), callable(lambda: 0), hasattr(a, "m"), hasattr(5, "real"), hasattr([], "nope"))
print(id(a) == id(a), id(1) == id(1), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(1.0) == hash(1), hash(None) == hash(None))
print(sorted(k for k in globals() if not k.startswith("_")), __name__, __doc__, "__file__" in globals())
def f(a, b=1, *c, d, e=2, **g):
    "doc of f"
    x = 1
    return x
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_kwonlyargcount, f.__code__.co_name, f.__code__.co_flags, f.__code__.co_firstlineno, f.__dict__, f.__module__)
f.attr = 5; print(f.attr, f.__dict__)
print(getattr(a, "z"), getattr(a, "q", None), A.m.__qualname__, a.m.__func__ is A.m, a.__class__.__name__)
for bad in (lambda: getattr(a, "q"), lambda: vars(5), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: hash([]), lambda: hash({}), lambda: hash(set()), lambda: hash(([],)), lambda: getattr(a, 5), lambda: setattr(5, "x", 1), lambda: delattr(a, "nope"), lambda: setattr(int, "x", 1), lambda: A.nope, lambda: delattr(A, "nope"), lambda: type(1, 2), lambda: type("X", 5, {}), lambda: isinstance(1), lambda: {[]: 1}, lambda: {{}: 1}, lambda: {{1}, 2}):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(a.__init__.__func__.__code__.co_names, (lambda x: x).__code__.co_varnames)
