import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")
request = contextvars.ContextVar("request")


async def handle(name, delay):
    user.set(name)
    await asyncio.sleep(delay)
    print(name, "sees", user.get())
    await inner()


async def inner():
    print("inner of", user.get())
    token = user.set("temporary")
    await asyncio.sleep(0.1)
    user.reset(token)
    print("back to", user.get())


async def child():
    print("child starts with", user.get())
    user.set("child")


async def main():
    await asyncio.gather(handle("ann", 0.2), handle("bob", 0.1))
    print("main:", user.get())
    user.set("main")
    await asyncio.create_task(child())
    print("after the task:", user.get())
    await child()
    print("after the coroutine:", user.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", user.get()))
    loop.call_later(0.1, lambda: print("timer", user.get()))
    user.set("later")
    await asyncio.sleep(0.2)
    context = contextvars.copy_context()
    context.run(user.set, "in context")
    print(user.get(), context[user], user in context, request in context)
    await asyncio.create_task(child(), context=context)
    print(context[user])
    future = loop.create_future()
    future.add_done_callback(lambda f: print("done", user.get()))
    user.set("after add")
    future.set_result(1)
    await asyncio.sleep(0)


asyncio.run(main())
print("outside", user.get())
