# A supervisor restarts a worker that fails, waiting longer each time.
import asyncio

runs = 0


async def worker():
    global runs
    runs += 1
    await asyncio.sleep(1)
    if runs < 4:
        raise RuntimeError(f"crash {runs}")
    return "stable"


async def supervise(make, limit):
    delay = 1
    for attempt in range(1, limit + 1):
        task = asyncio.create_task(make(), name=f"attempt-{attempt}")
        try:
            return await task
        except RuntimeError as error:
            print(f"{asyncio.get_running_loop().time():>5.1f} {task.get_name()}: {error}")
            if attempt == limit:
                raise
            await asyncio.sleep(delay)
            delay *= 2


async def main():
    print(await supervise(worker, 5), asyncio.get_running_loop().time())
    global runs
    runs = 0
    try:
        await supervise(worker, 2)
    except RuntimeError as error:
        print("gave up:", error)


asyncio.run(main())
