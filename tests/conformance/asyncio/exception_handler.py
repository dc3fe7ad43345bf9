import asyncio

def handler(loop, context):
    print("handler:", sorted(context), context["message"])
    print("  ", repr(context.get("exception")))

def bad():
    raise ValueError("from a callback")

async def fails():
    raise KeyError("lost")

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    loop.call_exception_handler({"message": "by hand", "what": 3})
    future = loop.create_future()
    future.set_exception(OSError("nobody asked"))
    del future
    try:
        loop.set_exception_handler(4)
    except TypeError as error:
        print(error)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())

asyncio.run(main())
