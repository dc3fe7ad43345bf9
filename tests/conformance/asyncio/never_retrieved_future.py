import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(ValueError("a"))
    del future
    print("one")
    future = loop.create_future()
    future.set_exception(ValueError("b"))
    future.exception()
    del future
    print("two")
    future = loop.create_future()
    try:
        raise KeyError("with traceback")
    except KeyError as error:
        future.set_exception(error)
    future = None
    print("three")

asyncio.run(main())
