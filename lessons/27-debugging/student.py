import asyncio


async def paint(picture):
    await asyncio.sleep(2)
    print(f"{picture}: painted")


async def main():
    asyncio.create_task(paint("boat"))
    paint("house")
    await asyncio.sleep(1)
    print("show the parents")


asyncio.run(main())
