import asyncio
import gc


async def pen_friend():
    answer = asyncio.get_running_loop().create_future()
    print("waiting for an answer")
    await answer


async def main():
    asyncio.create_task(pen_friend())
    await asyncio.sleep(1)
    gc.collect()
    print("tasks left:", len(asyncio.all_tasks()) - 1)


asyncio.run(main())
