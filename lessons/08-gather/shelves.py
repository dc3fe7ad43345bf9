import asyncio


async def find(book, minutes):
    await asyncio.sleep(minutes)
    print(f"found: {book}")
    return book


async def main():
    books = await asyncio.gather(
        find("atlas", 3),
        find("novel", 1),
        find("comic", 2),
    )
    print(books)


asyncio.run(main())
