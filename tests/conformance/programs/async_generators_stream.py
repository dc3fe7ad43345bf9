import asyncio
async def ticker(n, dt):
    for i in range(n): yield i; await asyncio.sleep(dt)
async def amap(fn, it):
    async for x in it: yield await fn(x) if asyncio.iscoroutinefunction(fn) else fn(x)
async def merge(*its):
    q, done = asyncio.Queue(), object()
    async def pump(it):
        async for x in it: await q.put(x)
        await q.put(done)
    tasks = [asyncio.create_task(pump(i)) for i in its]; left = len(tasks)
    while left:
        x = await q.get()
        if x is done: left -= 1
        else: yield x
async def dbl(x): await asyncio.sleep(0.01); return x * 2
async def main():
    print([x async for x in amap(dbl, ticker(4, 0.1))], [x async for x in amap(str, ticker(2, 0.1))])
    async for x in merge(amap(lambda x: f"a{x}", ticker(3, 0.25)), amap(lambda x: f"b{x}", ticker(4, 0.15))): print(x, end=" ")
    print(); agen = ticker(10, 1)
    async for x in agen:
        if x == 2: break
    await agen.aclose()
    try: await agen.__anext__()
    except StopAsyncIteration: print("closed", asyncio.get_running_loop().time())
asyncio.run(main())
