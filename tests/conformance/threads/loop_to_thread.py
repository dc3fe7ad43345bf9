"""asyncio.to_thread: side by side with coroutines; context variables go along, one way."""
import asyncio
import contextvars
import threading
import time

user = contextvars.ContextVar("user", default="guest")


def save(n, *, slow=False):
    time.sleep(0.3 if slow else 0.1)
    seen = user.get()
    user.set("changed in the thread")
    return n, seen, threading.current_thread() is threading.main_thread()


async def ticker():
    for n in range(4):
        print("tick", n)
        await asyncio.sleep(0.08)


async def session(name):
    user.set(name)
    result = await asyncio.to_thread(save, name, slow=name == "ann")
    return result, user.get()


async def main():
    ticking = asyncio.create_task(ticker())
    print(await asyncio.to_thread(save, 0))
    print(user.get())
    for result in await asyncio.gather(session("ann"), session("bob")):
        print(result)
    await ticking
    job = asyncio.to_thread(save, 1)
    print(asyncio.iscoroutine(job), await job)


asyncio.run(main())
