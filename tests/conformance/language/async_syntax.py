"""Async syntax in all places."""
import asyncio
async def val(x, t=0.01):
    await asyncio.sleep(t)
    return x
async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print("agen finally")
class ACM:
    def __init__(self, n): self.n = n
    async def __aenter__(self): print("aenter", self.n); await asyncio.sleep(0); return self.n
    async def __aexit__(self, t, v, tb): print("aexit", self.n, t); await asyncio.sleep(0); return t is ValueError
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
class Aw:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"
async def main():
    print(await val(1), await val(2) + await val(3), [await val(i) for i in range(3)], {await val("k"): await val("v")}, f"{await val('in f')!r} {await val(3.14159):.2f}")
    print([x async for x in agen(3)], {x async for x in agen(2)}, {x: x * 2 async for x in agen(2)}, [x async for x in agen(4) if x % 2])
    print([await val(x) async for x in agen(2)], [y for x in [1, 2] if await val(x > 1) for y in (x,)])
    g = (x * 10 async for x in agen(3))
    async for v in g: print(v, end=" ")
    print()
    async with ACM("a") as a, ACM("b") as b: print(a, b)
    async with (ACM("c"), ACM("d") as d,): print(d)
    async with ACM("s"): raise ValueError("swallowed")
    async for i in AIter(3): print(i, end=" ")
    else: print("async else")
    print(await Aw(), await (val(5)), (await val([1, 2]))[0], -await val(5), not await val(0), await val(2) ** 2, 2 ** await val(3))
    async for i in agen(5):
        if i == 1: break
    print("after break")
    g = agen(3); print(await g.__anext__(), await anext(g), await anext(g, "d"), await anext(g, "default"))
    g = agen(3); print(await g.asend(None)); await g.aclose()
    async def echo():
        got = None
        while True:
            try: got = yield got
            except KeyError as e: got = f"caught {e}"
    e = echo(); await e.asend(None); print(await e.asend("x"), await e.athrow(KeyError("k"))); await e.aclose()
    try: await 5
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
    try:
        for x in agen(1): pass
    except TypeError as e: print(e)
    try:
        with ACM(1): pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
    lam = lambda: val(9)
    print(await lam(), await asyncio.gather(*(val(i) for i in range(3))), (await val(1) if await val(True) else 0))
    r = await val(await val(await val("deep")))
    print(r, [await v for v in [val(1), val(2)]], await val(x := 3), x, (lambda q: q)(await val("arg")))
    assert await val(True), "msg"
    match await val((1, 2)):
        case (p, q): print(p, q)
    while await val(False): pass
    if await val(1): print("if await")
    try: raise await val(ValueError("raised awaited"))
    except ValueError as e: print(e)
    print(await asyncio.wait_for(val("wf"), 1), type(main()).__name__ if False else "")
    return "ret"
print(asyncio.run(main()))
