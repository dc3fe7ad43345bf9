import asyncio


async def find(book, minutes):
    await asyncio.sleep(minutes)
    return book


async def main():
    wanted = [
        find("atlas", 3),
        find("novel", 1),
        find("comic", 2),
    ]
    for search in asyncio.as_completed(wanted):
        print("reader gets", await search)


asyncio.run(main())
