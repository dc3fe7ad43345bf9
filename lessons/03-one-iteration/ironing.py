import asyncio


async def iron(piece):
    print(f"{piece}: hot iron")
    strokes = 0
    while strokes < 1000:
        strokes += 1
    print(f"{piece}: smooth")


async def main():
    shirt = asyncio.create_task(iron("shirt"))
    sheet = asyncio.create_task(iron("sheet"))
    await shirt
    await sheet


asyncio.run(main())
