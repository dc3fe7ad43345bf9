import asyncio, gc, weakref
async def main():
    async def hang(): await asyncio.Event().wait()
    t = asyncio.create_task(hang(), name="hung"); await asyncio.sleep(0)
    r = weakref.ref(t); del t
    print(gc.collect() > 0, r())
    print(gc.collect() > 0, r())
    async def h2(f): await f
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(h2(f)); await asyncio.sleep(0)
    r = weakref.ref(t); del t, f
    print(gc.collect() > 0, r())
asyncio.run(main())
