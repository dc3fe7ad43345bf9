# asend() and athrow() into an async generator.
import asyncio


async def average():
    total, count, result = 0, 0, None
    while True:
        try:
            number = yield result
        except ValueError as error:
            print("reset:", error)
            total = count = 0
            continue
        await asyncio.sleep(1)
        total += number
        count += 1
        result = total / count


async def main():
    gen = average()
    print(await gen.asend(None))
    for number in (10, 20, 60):
        print(await gen.asend(number))
    print(await gen.athrow(ValueError("from outside")))
    print(await gen.asend(1))
    try:
        await gen.athrow(KeyError("unexpected"))
    except KeyError as error:
        print("came out:", error)
    try:
        await gen.asend(1)
    except StopAsyncIteration:
        print("it is over")
    fresh = average()
    try:
        await fresh.asend(1)
    except TypeError as error:
        print(error)
    await fresh.aclose()


asyncio.run(main())
