"""An async generator that has ended: what each of its methods gives then."""
import asyncio


async def gen(n):
    for i in range(n):
        yield i


async def attempt(name, awaitable):
    try:
        print(" ", name, "gives", await awaitable)
    except BaseException as error:
        print(" ", name, "raises", repr(error))


async def ended_normally():
    g = gen(1)
    async for _ in g:
        pass
    return g


async def ended_by_error():
    g = gen(3)
    await anext(g)
    try:
        await g.athrow(KeyError("in"))
    except KeyError:
        pass
    return g


async def never_begun_thrown():
    g = gen(3)
    try:
        await g.athrow(KeyError("in"))
    except KeyError:
        pass
    return g


async def closed():
    g = gen(3)
    await anext(g)
    await g.aclose()
    return g


async def never_begun_closed():
    g = gen(3)
    await g.aclose()
    return g


async def main():
    for make in (ended_normally, ended_by_error, never_begun_thrown, closed, never_begun_closed):
        for name, args in (("athrow", (ValueError("x"),)), ("aclose", ()), ("asend", (None,)),
                           ("asend", (1,)), ("__anext__", ()), ("athrow", (GeneratorExit,)),
                           ("athrow", (StopAsyncIteration,))):
            g = await make()
            if name == "athrow":
                print(make.__name__)
            await attempt(name, getattr(g, name)(*args))
            await attempt("then athrow", g.athrow(OSError))
            await attempt("then anext", anext(g, "default"))


asyncio.run(main())
