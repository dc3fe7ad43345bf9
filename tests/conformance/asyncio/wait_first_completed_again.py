# wait(FIRST_COMPLETED) in a loop: results as they come.
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    loop = asyncio.get_running_loop()
    pending = {asyncio.create_task(fetch(name, seconds), name=name)
               for name, seconds in [("slow", 3), ("quick", 1), ("other", 1), ("middle", 2)]}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(loop.time(), sorted(task.result() for task in done), len(pending), "left")
        if loop.time() == 2:
            pending.add(asyncio.create_task(fetch("late", 0.5)))


asyncio.run(main())
