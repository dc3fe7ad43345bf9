import asyncio

def attempt(action):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)

attempt(lambda: asyncio.async_)
attempt(lambda: asyncio.sleep(1, loop=None))
attempt(lambda: asyncio.sleep())
attempt(lambda: asyncio.sleep(1, 2, 3))
attempt(lambda: asyncio.sleep(1, delay=2))
attempt(lambda: asyncio.create_task())

@asyncio.coroutine
def old_style():
    yield from asyncio.sleep(1)
