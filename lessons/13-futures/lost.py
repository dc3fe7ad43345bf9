import asyncio


async def reader(name, book):
    print(name, "waits")
    try:
        print(name, "reads", await book)
    except LookupError as error:
        print(name, "is told:", error)


async def librarian(book):
    await asyncio.sleep(2)
    book.set_exception(LookupError("lost on a bus"))


async def main():
    book = asyncio.get_running_loop().create_future()
    await asyncio.gather(
        reader("Mina", book),
        reader("Joon", book),
        librarian(book),
    )


asyncio.run(main())
