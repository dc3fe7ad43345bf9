import asyncio


async def reader(name, book):
    print(name, "waits")
    title = await book
    print(name, "reads", title)


async def main():
    loop = asyncio.get_running_loop()
    book = loop.create_future()
    loop.call_later(2, book.set_result, "Atlas")
    await asyncio.gather(reader("Mina", book), reader("Joon", book))


asyncio.run(main())
