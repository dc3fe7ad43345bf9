import asyncio
import gc


async def pen_friend():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    print("waiting for an answer")
    await answer


async def main():
    asyncio.create_task(pen_friend())
    await asyncio.sleep(1)
    gc.collect()
    others = len(asyncio.all_tasks()) - 1
    print("tasks left:", others)


asyncio.run(main())
