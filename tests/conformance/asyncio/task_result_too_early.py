# result() and exception() before the end, after a failure, after a cancellation.
import asyncio


async def fail():
    raise ZeroDivisionError("no")


async def main():
    tasks = {"pending": asyncio.create_task(asyncio.sleep(5)),
             "failed": asyncio.create_task(fail()),
             "done": asyncio.create_task(asyncio.sleep(0, "value")),
             "cancelled": asyncio.create_task(asyncio.sleep(5))}
    tasks["cancelled"].cancel()
    await asyncio.sleep(1)
    for name, task in tasks.items():
        for ask in task.result, task.exception:
            try:
                print(name, ask.__name__, repr(ask()))
            except BaseException as error:
                print(name, ask.__name__, "raises", type(error).__name__, error)
        print(name, task.done(), task.cancelled())
    try:
        tasks["done"].set_result(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
