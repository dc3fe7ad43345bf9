import asyncio


async def main():
    book = asyncio.get_running_loop().create_future()
    book.set_result("Atlas")
    print("Mina reads", await book)
    print("Joon reads", await book)
    book.set_result("Cookbook")
    print("Mina reads", await book)


asyncio.run(main())
