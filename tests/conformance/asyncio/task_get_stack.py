"""Task.get_stack() and print_stack(): a task that has not begun, waits, failed, is done."""
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fails():
    depth()


def depth():
    raise ValueError("deep")


def show(title, task, **options):
    frames = task.get_stack(**options)
    print(title, [(frame.f_code.co_name, frame.f_lineno) for frame in frames])


async def main():
    task = asyncio.create_task(outer(), name="waiter")
    show("new", task)
    await asyncio.sleep(0)
    show("waits", task)
    show("limit 0", task, limit=0)
    show("limit 1", task, limit=1)
    task.print_stack(file=sys.stdout)
    await task
    show("done", task)
    task.print_stack(file=sys.stdout)
    bad = asyncio.create_task(fails(), name="bad")
    await asyncio.wait([bad])
    show("failed", bad)
    show("failed, 1", bad, limit=1)
    bad.print_stack(file=sys.stdout)
    bad.print_stack(limit=1)
    try:
        await bad
    except ValueError as error:
        print(repr(error))
    gone = asyncio.create_task(outer(), name="gone")
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.wait([gone])
    show("cancelled", gone)
    gone.print_stack()


asyncio.run(main())
