import asyncio

async def coro():
    pass

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"],
                                                           repr(context["exception"])))
    loop.call_soon(3)
    loop.call_soon(None)
    loop.call_soon(lambda one: one)
    await asyncio.sleep(0.1)

asyncio.run(main())
