import asyncio


async def lamp():
    for _ in range(3):
        print("lamp: blink")
        await asyncio.sleep(1)


async def keeper():
    name = input("keeper: who is there? ")
    print("keeper: come in,", name)


async def main():
    await asyncio.gather(lamp(), keeper())


asyncio.run(main())
