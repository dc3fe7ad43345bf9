import asyncio

books = {"atlas": 3, "novel": 1, "comic": 2}


async def pages(book):
    await asyncio.sleep(books[book])
    return 100 * books[book]


async def main():
    counts = await asyncio.gather(
        *[pages(book) for book in books]
    )
    for book, count in zip(books, counts):
        print(book, count)


asyncio.run(main())
