import asyncio


async def find(book, minutes):
    await asyncio.sleep(minutes)
    print(f"found: {book}")
    return book


async def main():
    books = [await find("atlas", 3)]
    books.append(await find("novel", 1))
    books.append(await find("comic", 2))
    print(books)


asyncio.run(main())
