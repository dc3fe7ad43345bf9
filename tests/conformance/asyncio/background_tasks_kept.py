# A set keeps background tasks alive; each takes itself out when it is done.
import asyncio

background = set()


def start(coroutine, name):
    task = asyncio.create_task(coroutine, name=name)
    background.add(task)
    task.add_done_callback(background.discard)
    task.add_done_callback(lambda done: print(done.get_name(), "left,", len(background), "remain"))
    return task


async def work(seconds):
    await asyncio.sleep(seconds)


async def main():
    for n in (3, 1, 2):
        start(work(n), f"job-{n}")
    await asyncio.sleep(1.5)
    print(sorted(task.get_name() for task in background))
    next(task for task in background if task.get_name() == "job-3").cancel()
    while background:
        await asyncio.sleep(1)
    print("all gone at", asyncio.get_running_loop().time())


asyncio.run(main())
