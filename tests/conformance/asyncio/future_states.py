import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled())
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, error)
    future.set_result([1])
    print(future.done(), future.result(), future.exception())
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    failed = loop.create_future()
    failed.set_exception(KeyError("k"))
    print(repr(failed.exception()))
    try:
        await failed
    except KeyError as error:
        print("raised", error)
    gone = loop.create_future()
    print(gone.cancel("why"), gone.cancel(), gone.cancelled())
    try:
        gone.result()
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    for bad in (StopIteration, 5):
        try:
            loop.create_future().set_exception(bad)
        except TypeError as error:
            print(error)


asyncio.run(main())
