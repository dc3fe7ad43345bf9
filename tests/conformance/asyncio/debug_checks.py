import asyncio

async def coro():
    pass

async def main():
    loop = asyncio.get_running_loop()
    c = coro()
    for call in (lambda: loop.call_soon(c), lambda: loop.call_soon(coro),
                 lambda: loop.call_later(1, coro), lambda: loop.call_soon(3),
                 lambda: loop.call_at(1, "text"), lambda: loop.call_soon_threadsafe(None)):
        try:
            call()
        except TypeError as error:
            print(str(error).split(" at 0x")[0])
    c.close()

asyncio.run(main(), debug=True)
