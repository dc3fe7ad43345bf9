# return_exceptions=True: errors, and a cancelled child, are results like others.
import asyncio


async def step(number):
    await asyncio.sleep(number)
    if number % 2:
        raise LookupError(number)
    return number


async def main():
    tasks = [asyncio.create_task(step(n)) for n in range(4)]
    asyncio.get_running_loop().call_later(1.5, tasks[2].cancel)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for task, result in zip(tasks, results):
        print(repr(result), isinstance(result, BaseException), task.cancelled())
    good = [r for r in results if not isinstance(r, BaseException)]
    print(good)


asyncio.run(main())
