import asyncio


async def announce(number):
    print("announcement", number)
    await asyncio.sleep(0.5)


async def main():
    loop = asyncio.get_running_loop()
    due = loop.time()
    for number in (1, 2, 3):
        await announce(number)
        due += 2
        await asyncio.sleep(due - loop.time())


asyncio.run(main())
