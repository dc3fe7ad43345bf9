import asyncio


async def pick(belt):
    for apple in ["red", "green", "gold", "pink"]:
        await asyncio.sleep(1)
        await belt.put(apple)
        print(f"{apple}: on the belt")
    await belt.put(None)


async def pack(belt):
    while (apple := await belt.get()) is not None:
        await asyncio.sleep(3)
        print(f"{apple}: packed")


async def main():
    belt = asyncio.Queue(maxsize=1)
    await asyncio.gather(pick(belt), pack(belt))


asyncio.run(main())
