# Many ready at once: each keeps its turn, also when some are cancelled or come in between.
import asyncio

COUNT = 120
turns = []


async def worker(number):
    turns.append(number)
    await asyncio.sleep(0)
    turns.append(number)
    if number % 3 == 0:
        asyncio.get_running_loop().call_soon(turns.append, -number)
    await asyncio.sleep(1)
    turns.append(number)
    return number


async def main():
    tasks = [asyncio.create_task(worker(number)) for number in range(COUNT)]
    handle = asyncio.get_running_loop().call_soon(turns.append, "never")
    asyncio.get_running_loop().call_soon(turns.append, "behind all")
    handle.cancel()
    await asyncio.sleep(0)
    print(turns[:COUNT] == list(range(COUNT)), turns[COUNT:])
    turns.clear()
    await asyncio.sleep(0)
    print(turns == list(range(COUNT)))
    turns.clear()
    await asyncio.sleep(0)
    print(turns == [-number for number in range(0, COUNT, 3)])
    turns.clear()
    for task in tasks[::7]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    expected = [number for number in range(COUNT) if number % 7]
    print(turns == expected, [r for r in results if isinstance(r, int)] == expected)
    print(len(asyncio.all_tasks()), sum(task.cancelled() for task in tasks))


asyncio.run(main())
