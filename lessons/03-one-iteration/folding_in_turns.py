import asyncio


async def fold(piece):
    for number in (1, 2, 3):
        print(piece, number)
        await asyncio.sleep(0)


async def main():
    shirts = asyncio.create_task(fold("shirt"))
    towels = asyncio.create_task(fold("towel"))
    await shirts
    await towels


asyncio.run(main())
