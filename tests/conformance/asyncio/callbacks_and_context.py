# Done callbacks run in the context that they were added in, in order, after the task.
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="nobody")


def report(label):
    return lambda future: print(label, who.get(), future.done())


async def work():
    who.set("worker")
    await asyncio.sleep(1)
    return 7


async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(report("first"))
    who.set("main")
    task.add_done_callback(report("second"))
    context = contextvars.copy_context()
    context.run(who.set, "copy")
    task.add_done_callback(report("third"), context=context)
    extra = report("never")
    task.add_done_callback(extra)
    print(task.remove_done_callback(extra))
    print(await task, who.get())
    await asyncio.sleep(0)
    task.add_done_callback(report("late"))
    print("added")
    await asyncio.sleep(0)
    inside = asyncio.create_task(work(), context=context)
    await inside
    print(context[who])


asyncio.run(main())
