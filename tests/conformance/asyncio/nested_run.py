import asyncio

async def inner():
    return 1

async def main():
    loop = asyncio.get_running_loop()
    coro = inner()
    for call in (lambda: loop.run_until_complete(coro), lambda: loop.run_forever(),
                 lambda: loop.close()):
        try:
            call()
        except RuntimeError as error:
            print(type(error).__name__, error)
    other = asyncio.new_event_loop()
    try:
        other.run_until_complete(coro)
    except RuntimeError as error:
        print(error)
    other.close()
    print(await coro)

asyncio.run(main())
