import asyncio

async def work():
    await asyncio.sleep(1)
    return list(range(20))

async def fails():
    raise ValueError("bad " * 3)

async def main():
    task = asyncio.create_task(work(), name="worker")
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(print_done)
    print(task)
    task.add_done_callback(print)
    task.add_done_callback(lambda t: None)
    print(task)
    await asyncio.sleep(2)
    print(task)
    bad = asyncio.create_task(fails())
    await asyncio.wait([bad])
    print(bad)
    other = asyncio.create_task(work())
    await asyncio.sleep(0)
    other.cancel()
    print(other)
    await asyncio.wait([other])
    print(other)
    print(asyncio.current_task())

def print_done(task):
    print("done:", task)

asyncio.run(main())
