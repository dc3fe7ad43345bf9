"""Coroutines that compute run one after the other; who computes delays everybody else."""
import asyncio
import time

HALF = 1_428_571


async def work(name):
    total = 0
    for i in range(HALF):
        total += i
    print(f"{time.perf_counter():.2f} {name} has computed")


async def sleep(seconds):
    await asyncio.sleep(seconds)
    print(f"{time.perf_counter():.2f} slept {seconds} s")


async def polite(name):
    for part in range(4):
        for _ in range(HALF // 4):
            pass
        await asyncio.sleep(0)
    print(f"{time.perf_counter():.2f} {name} has computed in parts")


async def main():
    await asyncio.gather(work("a"), work("b"), sleep(0.1), sleep(0.7))
    await asyncio.gather(polite("c"), polite("d"), sleep(0.1))


asyncio.run(main())
