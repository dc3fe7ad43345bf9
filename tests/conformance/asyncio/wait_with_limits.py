# wait() with a timeout cancels nobody; FIRST_EXCEPTION returns at the first failure.
import asyncio


async def work(seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise RuntimeError(f"after {seconds}")
    return seconds


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(loop.time(), len(done), len(pending), [t.cancelled() for t in tasks])
    done, pending = await asyncio.wait(pending)
    print(loop.time(), len(done), len(pending))
    tasks = [asyncio.create_task(work(1)), asyncio.create_task(work(2, True)),
             asyncio.create_task(work(9))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(loop.time(), len(done), [repr(t.exception()) for t in tasks if t in done])
    for task in pending:
        task.cancel()
    print(await asyncio.wait(pending, timeout=0))
    await asyncio.gather(*pending, return_exceptions=True)
    done, pending = await asyncio.wait({asyncio.create_task(work(0))}, timeout=0)
    print(len(done), len(pending))


asyncio.run(main())
