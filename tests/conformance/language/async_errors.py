"""Errors in coroutines: what is printed and when."""
import asyncio
async def boom(n): await asyncio.sleep(n); raise ValueError(f"boom {n}")
async def ok(n): await asyncio.sleep(n); return n
async def main():
    try: await boom(0.1)
    except ValueError as e: print("caught", e)
    r = await asyncio.gather(ok(1), boom(0.5), ok(2), return_exceptions=True); print(r)
    try: await asyncio.gather(ok(0.2), boom(0.1))
    except ValueError as e: print("gather", e)
    t = asyncio.create_task(boom(0.1))
    try: await t
    except ValueError: print(t.done(), repr(t.exception()), t.cancelled())
    try: t.result()
    except ValueError as e: print("again", e)
    c = ok(1)
    try: c.send(5)
    except TypeError as e: print(e)
    c.close()
    try: await c
    except RuntimeError as e: print(e)
    try: asyncio.run(ok(1))
    except RuntimeError as e: print(e)
    t = asyncio.create_task(ok(5)); await asyncio.sleep(0)
    try: t.result()
    except asyncio.InvalidStateError as e: print(type(e).__name__, e)
    t.cancel("why")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args)
    for bad in (lambda: asyncio.create_task(5), lambda: asyncio.gather(5)):
        try: await bad()
        except TypeError as e: print(e)
    try: await None
    except TypeError as e: print(e)
    try: await ok
    except TypeError as e: print(e)
    try: await [ok(0)]
    except TypeError as e: print(e)
    async def gen(): yield 1
    try: await gen()
    except TypeError as e: print(e)
    try:
        async for x in gen: pass
    except TypeError as e: print(e)
    try: [x for x in gen()]
    except TypeError as e: print(e)
    f = asyncio.get_running_loop().create_future(); f.set_result(1)
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(type(e).__name__, e)
    print(await f, f.done())
    class Stop:
        def __await__(self): return 5
    try: await Stop()
    except TypeError as e: print(e)
asyncio.run(main())
try: asyncio.run(5)
except ValueError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
