import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    iterator = future.__await__()
    print(next(iterator) is future)
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    future.set_result("value")
    try:
        next(future.__await__())
    except StopIteration as stop:
        print(stop.value)

    class Yields:
        def __init__(self, what):
            self.what = what
        def __await__(self):
            yield self.what

    for thing in (3, "text", loop.create_future(), (n for n in ())):
        try:
            await Yields(thing)
        except RuntimeError as error:
            print(str(error).split(" at 0x")[0])

asyncio.run(main())
