# Workers meet at a barrier after each phase; the last to come opens it.
import asyncio


async def work(name, pace, barrier):
    for phase in range(2):
        await asyncio.sleep(pace)
        async with barrier as place:
            print(f"{asyncio.get_running_loop().time():.0f} {name} passed {phase} as {place}")


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier, barrier.parties)
    async with asyncio.TaskGroup() as group:
        for pace, name in enumerate(("quick", "middle", "slow"), 1):
            group.create_task(work(name, pace, barrier))
    print(barrier.n_waiting, barrier.broken)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier)
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError as error:
        print(type(error).__name__, error, barrier.broken)


asyncio.run(main())
