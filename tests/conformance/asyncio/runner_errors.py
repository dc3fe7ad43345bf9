import asyncio

async def main():
    runner = asyncio.Runner()
    coro = other()
    try:
        runner.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
    coro = other()
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()

async def other():
    print("never")

asyncio.run(main())
for thing in (42, other, None, "text"):
    try:
        asyncio.run(thing)
    except ValueError as error:
        print(str(error).split(" at 0x")[0])
with asyncio.Runner() as runner:
    try:
        runner.run(7)
    except ValueError as error:
        print(error)
