# Dining philosophers; forks taken in one order, so that nobody waits for ever.
import asyncio


async def dine(number, forks):
    first, second = sorted((number, (number + 1) % len(forks)))
    for meal in range(2):
        await asyncio.sleep(0.1 * number)
        async with forks[first]:
            await asyncio.sleep(0.05)
            async with forks[second]:
                print(f"{asyncio.get_running_loop().time():.2f} {number} eats meal {meal}")
                await asyncio.sleep(1)


async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    async with asyncio.TaskGroup() as table:
        for number in range(5):
            table.create_task(dine(number, forks))
    print([fork.locked() for fork in forks])


asyncio.run(main())
