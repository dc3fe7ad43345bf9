import asyncio


async def find(book, minutes):
    print(f"{book}: looking")
    await asyncio.sleep(minutes)
    return book


async def main():
    search = asyncio.gather(
        find("atlas", 3), find("novel", 1)
    )
    print("librarian: tea first")
    await asyncio.sleep(1)
    print("librarian: and now?")
    print(await search)


asyncio.run(main())
