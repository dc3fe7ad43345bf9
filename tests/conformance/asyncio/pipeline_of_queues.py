# Three stages joined by queues; each hands on until the end mark comes.
import asyncio


async def stage(name, source, target, pause):
    while (item := await source.get()) is not None:
        await asyncio.sleep(pause)
        print(f"{asyncio.get_running_loop().time():.1f} {name} {item}")
        if target is not None:
            await target.put(item * 10)
    if target is not None:
        await target.put(None)
    print(name, "ends")


async def main():
    first, second, third = asyncio.Queue(), asyncio.Queue(1), asyncio.Queue(1)
    workers = [asyncio.create_task(stage("a", first, second, 0.1)),
               asyncio.create_task(stage("b", second, third, 0.3)),
               asyncio.create_task(stage("c", third, None, 0.2))]
    for number in (1, 2, 3, 4, None):
        first.put_nowait(number)
    await asyncio.gather(*workers)


asyncio.run(main())
