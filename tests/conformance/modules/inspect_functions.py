import asyncio
import functools
import inspect


def f(a, b: int = 2, /, c=3, *args, d, e: str = "x", **kw) -> bool:
    """Doc of f.

        indented
    """


async def coro(x):
    pass


async def agen():
    yield 1


def gen():
    yield


class C:
    def __init__(self, a, b=1):
        pass

    def method(self, x):
        pass

    async def amethod(self):
        pass


print(inspect.signature(f), inspect.signature(C), inspect.signature(C(1).method),
      inspect.signature(C.method), repr(inspect.signature(lambda: 0)))
print([(p.name, str(p.kind), p.default is inspect.Parameter.empty)
       for p in inspect.signature(f).parameters.values()])
print(inspect.iscoroutinefunction(coro), inspect.iscoroutinefunction(f),
      inspect.iscoroutinefunction(C.amethod), inspect.iscoroutinefunction(functools.partial(coro, 1)),
      inspect.isasyncgenfunction(agen), inspect.isgeneratorfunction(gen))
c = coro(1)
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c))
c.close()
print(inspect.getcoroutinestate(c), inspect.isasyncgen(agen()), inspect.isgenerator(gen()))
print(inspect.isfunction(f), inspect.ismethod(C(1).method), inspect.isclass(C),
      inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isroutine(len))
print(inspect.getdoc(f))
print(inspect.getsource(gen), end="")
bound = inspect.signature(f).bind(1, c=5, d=6)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs)
for bad in (lambda: inspect.signature(f).bind(), lambda: inspect.signature(coro).bind(1, 2)):
    try:
        bad()
    except TypeError as e:
        print(e)


@functools.wraps(f)
def wrapped(*a, **k):
    pass


print(inspect.signature(wrapped), inspect.unwrap(wrapped) is f)
print([name for name, _ in inspect.getmembers(C, inspect.isfunction)])


async def waits():
    await asyncio.sleep(1)


async def main():
    c = waits()
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), inspect.isawaitable(t))
    await t
    print(inspect.getcoroutinestate(c))


asyncio.run(main())
