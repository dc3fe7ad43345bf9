# inspect: frames, closures, what is stored; timeit with text.
import inspect
import sys
import timeit
from inspect import getattr_static, getcallargs


def outer(a, b=2, *args, c, d=4, **kw):
    frame = inspect.currentframe()
    info = inspect.getframeinfo(frame)
    print(info.function, info.lineno, info.code_context, info.index)
    print(inspect.getargvalues(frame)[:3], inspect.formatargvalues(*inspect.getargvalues(frame))[:40])
    caller = inspect.getouterframes(frame)[1]
    print(caller.function, caller.lineno, caller.code_context)


outer(1, c=3)
print(getcallargs(outer, 1, 5, 6, c=7, z=8))
try:
    getcallargs(outer)
except TypeError as e:
    print(e)


def maker(x):
    y = 3

    def inner():
        return x + y + len(str(sys)) + nothing
    return inner


print(inspect.getclosurevars(maker(1)).nonlocals, sorted(inspect.getclosurevars(maker(1)).builtins),
      inspect.getclosurevars(maker(1)).unbound)


class Base:
    """A base."""

    def method(self):
        raise KeyError("x")

    @property
    def prop(self):
        print("never")
        return 1

    @staticmethod
    def plain():
        pass

    @classmethod
    def made(cls):
        pass

    value = 3


class Child(Base):
    def __getattr__(self, name):
        print("never")
        return 1


print(type(getattr_static(Child(), "prop")).__name__, type(getattr_static(Base, "plain")).__name__,
      getattr_static(Child(), "zzz", "default"), getattr_static(Base(), "value"))
try:
    getattr_static(Child(), "zzz")
except AttributeError as e:
    print("AttributeError", e)
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Child)
       if not a.name.startswith("_")])
print([name for name, _ in inspect.getmembers_static(Base) if not name.startswith("__")])
try:
    Child().method()
except KeyError:
    print([(f.function, f.lineno) for f in inspect.trace()])
print(inspect.getclasstree([Base, Child]), inspect.getmodulename("a/b/c.py"))
# A comment
# of two lines.
def commented(x: "int", y: str = "") -> None: pass


print(repr(inspect.getcomments(commented)), inspect.get_annotations(commented),
      inspect.get_annotations(commented, eval_str=True))
print(inspect.isgetsetdescriptor(type.__dict__["__module__"]), inspect.ismethodwrapper("".__str__))
print(timeit.timeit("x = 1", number=10) >= 0, timeit.timeit("x.append(1)", "x = []", number=3) >= 0)
count = []
timeit.timeit("count.append(n)", setup="n = 5", number=4, globals=globals())
print(count, len(timeit.repeat(lambda: count.append(1), number=2, repeat=3)), len(count))
for bad in ({"stmt": None}, {"setup": 5}):
    try:
        timeit.Timer(**bad)
    except ValueError as e:
        print(e)
