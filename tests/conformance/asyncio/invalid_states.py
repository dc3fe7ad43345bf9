import asyncio

async def main():
    future = asyncio.get_running_loop().create_future()
    for call in (future.result, future.exception):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(repr(error))
    future.set_result(1)
    for call in (lambda: future.set_result(2), lambda: future.set_exception(OSError())):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(repr(error))
    other = asyncio.get_running_loop().create_future()
    for thing in (3, StopIteration, StopIteration(1), int, "text"):
        try:
            other.set_exception(thing)
        except TypeError as error:
            print(error)
    other.set_exception(ValueError)
    print(repr(other.exception()))
    print(asyncio.InvalidStateError.__mro__[1].__name__, asyncio.CancelledError.__mro__[1].__name__)

asyncio.run(main())
