# All who wait for an event go on, in the order in which they came.
import asyncio


async def wait_for(event, name):
    await event.wait()
    print(name, "saw it", event.is_set())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait_for(event, name)) for name in "abcd"]
    await asyncio.sleep(0)
    print(event)
    tasks[1].cancel()
    event.set()
    event.clear()
    print(event, "set and cleared at once")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    event.set()
    print(await event.wait(), event)


asyncio.run(main())
