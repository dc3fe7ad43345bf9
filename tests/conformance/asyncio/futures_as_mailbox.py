# Futures set from callbacks and other tasks; whoever awaits goes on in the next turn.
import asyncio


async def reader(name, future):
    print(name, "waits")
    try:
        print(name, "got", await future)
    except Exception as error:
        print(name, "failed", repr(error))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    readers = [asyncio.create_task(reader(n, future)) for n in "abc"]
    loop.call_later(1, future.set_result, "letter")
    await asyncio.gather(*readers)
    print("again", await future)
    bad = loop.create_future()
    loop.call_soon(bad.set_exception, LookupError("lost"))
    await asyncio.gather(reader("d", bad), reader("e", bad))
    try:
        future.set_result("second")
    except asyncio.InvalidStateError as error:
        print("invalid:", error)
    for wrong in (StopIteration(), 5):
        try:
            loop.create_future().set_exception(wrong)
        except TypeError as error:
            print(error)


asyncio.run(main())
