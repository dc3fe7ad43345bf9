# as_completed() with errors and with a timeout.
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    if seconds == 2:
        raise ArithmeticError("two")
    return seconds


async def main():
    for future in asyncio.as_completed([work(3), work(1), work(2)]):
        try:
            print(await future)
        except ArithmeticError as error:
            print("failed:", error)
    tasks = [asyncio.create_task(work(n)) for n in (1, 3, 5)]
    try:
        for future in asyncio.as_completed(tasks, timeout=3.5):
            print(await future, asyncio.get_running_loop().time())
    except asyncio.TimeoutError as error:
        print("too late", repr(error), [task.done() for task in tasks])
    print(await tasks[2])


asyncio.run(main())
