import asyncio
import gc

friends = set()


async def pen_friend():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    print("waiting for an answer")
    await answer


async def main():
    task = asyncio.create_task(pen_friend())
    friends.add(task)
    task.add_done_callback(friends.discard)
    del task
    await asyncio.sleep(1)
    gc.collect()
    others = len(asyncio.all_tasks()) - 1
    print("tasks left:", others)


asyncio.run(main())
