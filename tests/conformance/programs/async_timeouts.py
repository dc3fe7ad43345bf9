import asyncio
async def work(n, t):
    try:
        print(f"{n} start"); await asyncio.sleep(t); print(f"{n} done"); return n
    except asyncio.CancelledError: print(f"{n} cancelled"); raise
    finally: print(f"{n} cleanup")
async def main():
    try: print(await asyncio.wait_for(work("a", 2), timeout=1))
    except asyncio.TimeoutError: print("timeout a")
    try:
        async with asyncio.timeout(0.5): await work("b", 1)
    except TimeoutError: print("timeout b")
    done, pending = await asyncio.wait([asyncio.create_task(work(f"w{i}", i)) for i in range(1, 4)], timeout=1.5)
    print(len(done), len(pending), [t.result() for t in done])
    for p in pending: p.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True))
    t = asyncio.create_task(work("s", 1))
    try: await asyncio.wait_for(asyncio.shield(t), 0.1)
    except asyncio.TimeoutError: print("shielded goes on"); print(await t)
    async with asyncio.TaskGroup() as tg:
        x, y = tg.create_task(work("x", 0.2)), tg.create_task(work("y", 0.1))
    print(x.result(), y.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("p", 5))
            async def boom(): await asyncio.sleep(0.1); raise ValueError("boom")
            tg.create_task(boom())
    except* ValueError as eg: print("group:", eg.exceptions)
    for c in asyncio.as_completed([work("m", 0.3), work("n", 0.1)]): print("completed", await c)
asyncio.run(main())
