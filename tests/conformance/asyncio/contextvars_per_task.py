# Each task has its own copy of the context; tokens take a change back.
import asyncio
import contextvars

level = contextvars.ContextVar("level", default=0)
path = contextvars.ContextVar("path")


async def descend(name, depth):
    token = level.set(level.get() + 1)
    path.set(path.get("") + "/" + name)
    if depth:
        await asyncio.gather(*(descend(f"{name}{n}", depth - 1) for n in range(2)))
    print(level.get(), path.get())
    level.reset(token)
    print("back at", level.get())


async def main():
    await descend("a", 1)
    print(level.get(), path.get())
    await asyncio.create_task(descend("b", 0))
    print(level.get(), path.get())
    token = level.set(5)
    print(token.old_value, token.var is level)
    level.reset(token)
    try:
        level.reset(token)
    except RuntimeError as error:
        print(str(error)[-27:])
    try:
        contextvars.ContextVar("other").get()
    except LookupError as error:
        print(type(error).__name__)


asyncio.run(main())
