import asyncio

async def work(n, fails=False):
    await asyncio.sleep(n)
    if fails:
        raise ValueError(n)
    return n

def show(pair):
    print(*[sorted(task.get_name() for task in tasks) for tasks in pair],
          asyncio.get_running_loop().time())

async def main():
    def make():
        return [asyncio.create_task(work(1), name="one"),
                asyncio.create_task(work(2, True), name="two"),
                asyncio.create_task(work(3), name="three")]
    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = make()
        show(await asyncio.wait(tasks, return_when=when))
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    tasks = make()
    show(await asyncio.wait(tasks, timeout=1.5))
    show(await asyncio.wait(tasks, timeout=0))
    show(await asyncio.wait(tasks))
    show(await asyncio.wait(tasks, timeout=5))
    print(tasks[1].exception())

asyncio.run(main())
