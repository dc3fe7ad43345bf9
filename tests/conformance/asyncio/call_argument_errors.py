import asyncio

async def main():
    loop = asyncio.get_running_loop()
    for call in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print),
                 lambda: loop.call_later("1", print), lambda: loop.call_soon(),
                 lambda: loop.call_later(1), lambda: loop.call_soon(print, wrong=1)):
        try:
            call()
        except TypeError as error:
            print(error)

asyncio.run(main())
