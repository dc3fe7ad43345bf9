import asyncio


async def guest(number):
    await asyncio.sleep(number % 7 * 0.1)
    return number


async def main():
    print(sum(await asyncio.gather(*(guest(n) for n in range(200)))), "guests")


asyncio.run(main())
