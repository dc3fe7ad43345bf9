import asyncio

async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("two")
    return n

async def main():
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    for future in asyncio.as_completed(tasks):
        try:
            print(await future, asyncio.get_running_loop().time())
        except ValueError as error:
            print("error", error)
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 5)]
    try:
        for future in asyncio.as_completed(tasks, timeout=4):
            print(await future, asyncio.get_running_loop().time())
    except TimeoutError as error:
        print(repr(error), asyncio.get_running_loop().time(), tasks[2].done())
    print(list(asyncio.as_completed([])))
    try:
        list(asyncio.as_completed(tasks[0]))
    except TypeError as error:
        print(error)

asyncio.run(main())
