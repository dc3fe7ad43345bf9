import asyncio

async def work():
    await asyncio.sleep(1)
    return "result"

async def fails():
    raise LookupError("no")

def ask(task, name):
    try:
        return getattr(task, name)()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"

async def main():
    tasks = [asyncio.create_task(work()), asyncio.create_task(fails()),
             asyncio.create_task(work())]
    def show():
        for task in tasks:
            print(*[ask(task, name) for name in ("done", "cancelled", "result", "exception")],
                  sep=" | ")
        print()
    show()
    tasks[2].cancel()
    show()
    await asyncio.sleep(0)
    show()
    await asyncio.sleep(2)
    show()
    print([task.cancel() for task in tasks])

asyncio.run(main())
