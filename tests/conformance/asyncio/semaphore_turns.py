# At most two at a time; the others wait in line.
import asyncio


async def visit(semaphore, name, seconds):
    loop = asyncio.get_running_loop()
    print(f"{loop.time():.1f} {name} comes, locked: {semaphore.locked()}")
    async with semaphore:
        print(f"{loop.time():.1f} {name} enters")
        await asyncio.sleep(seconds)
    print(f"{loop.time():.1f} {name} leaves")


async def main():
    semaphore = asyncio.Semaphore(2)
    print(semaphore)
    visits = [asyncio.create_task(visit(semaphore, name, seconds))
              for name, seconds in [("a", 3), ("b", 1), ("c", 1), ("d", 2), ("e", 1)]]
    await asyncio.sleep(0.5)
    print(semaphore)
    visits[3].cancel()
    await asyncio.wait(visits)
    print(semaphore, visits[3].cancelled())


asyncio.run(main())
