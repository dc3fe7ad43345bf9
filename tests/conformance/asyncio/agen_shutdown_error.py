import asyncio

async def numbers():
    try:
        yield 1
    finally:
        raise ValueError("in cleanup")

async def main():
    global gen
    gen = numbers()
    print(await anext(gen))
    loop = asyncio.get_running_loop()
    def handler(loop, context):
        print(context["message"].split(" at 0x")[0], repr(context["exception"]), sorted(context))
    loop.set_exception_handler(handler)

asyncio.run(main())
