# The first exception ends gather; the others go on.
import asyncio


async def fail(t):
    await asyncio.sleep(t)
    raise RuntimeError(f"after {t}")


async def fine():
    await asyncio.sleep(2)
    print("fine was not stopped")
    return 1


async def main():
    try:
        await asyncio.gather(fail(1), fine(), fail(1.5))
    except RuntimeError as error:
        print("caught:", error)
    await asyncio.sleep(3)
    print(await asyncio.gather(fail(1), fine(), return_exceptions=True))


asyncio.run(main())
