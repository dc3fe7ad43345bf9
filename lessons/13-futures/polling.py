import asyncio


async def reader(name, book):
    print(name, "waits")
    while not book.done():
        await asyncio.sleep(0.75)
    print(name, "reads", book.result())


async def librarian(book):
    await asyncio.sleep(2)
    book.set_result("Atlas")
    print("librarian: it is back")


async def main():
    loop = asyncio.get_running_loop()
    book = loop.create_future()
    await asyncio.gather(
        reader("Mina", book),
        reader("Joon", book),
        librarian(book),
    )


asyncio.run(main())
