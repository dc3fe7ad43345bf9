# A new task begins when the one that made it awaits.
import asyncio


async def say(what):
    print(what)


async def main():
    first = asyncio.create_task(say("first"))
    second = asyncio.create_task(say("second"))
    print("main goes on")
    await second
    print("second awaited; first done:", first.done())


asyncio.run(main())
