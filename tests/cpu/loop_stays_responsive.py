"""A ticker beside computing: in the loop, in a thread, in a process."""
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

SECOND = 2_857_142


def work():
    total = 0
    for i in range(SECOND):
        total += i
    return total


async def ticker(ticks):
    while True:
        ticks.append(time.perf_counter())
        await asyncio.sleep(0.2)


async def beside(label, call):
    ticks = []
    task = asyncio.create_task(ticker(ticks))
    await asyncio.sleep(0)
    began = time.perf_counter()
    await call()
    took = time.perf_counter() - began
    task.cancel()
    late = [tick - ticks[0] - 0.2 * i for i, tick in enumerate(ticks)]
    print(f"{label}: {took:.2f} s, {len(ticks)} ticks, the last one {max(late) * 1000:.0f} ms late")


async def in_loop():
    work()


async def main():
    loop = asyncio.get_running_loop()
    await beside("in the loop", in_loop)
    await beside("asyncio.to_thread", lambda: asyncio.to_thread(work))
    with ThreadPoolExecutor() as pool:
        await beside("two in a pool of threads", lambda: asyncio.gather(
            loop.run_in_executor(pool, work), loop.run_in_executor(pool, work)))
    with ProcessPoolExecutor(2) as pool:
        await beside("two in a pool of processes", lambda: asyncio.gather(
            loop.run_in_executor(pool, work), loop.run_in_executor(pool, work)))


if __name__ == "__main__":
    asyncio.run(main())
