import asyncio

async def waits(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError as error:
            print("cancelled", error.args, condition.locked(), asyncio.get_running_loop().time())
            raise

async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waits(condition))
    await asyncio.sleep(0)
    await condition.acquire()
    task.cancel("first")
    await asyncio.sleep(1)
    task.cancel("second, while it wants the lock back")
    await asyncio.sleep(1)
    condition.release()
    print(await asyncio.gather(task, return_exceptions=True), condition.locked())

asyncio.run(main())
