import asyncio
async def philosopher(name, left, right, meals):
    for m in range(meals):
        await asyncio.sleep(0.1)
        first, second = sorted((left, right), key=lambda f: f[0])
        async with first[1]:
            async with second[1]:
                print(f"{asyncio.get_running_loop().time():.1f} {name} eats {m}"); await asyncio.sleep(0.2)
    return name
async def main():
    forks = [(i, asyncio.Lock()) for i in range(3)]
    print(await asyncio.gather(*(philosopher(f"P{i}", forks[i], forks[(i + 1) % 3], 2) for i in range(3))), [f[1].locked() for f in forks])
asyncio.run(main())
