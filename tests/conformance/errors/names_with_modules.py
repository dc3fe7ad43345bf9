import asyncio
import collections
import datetime
import functools
import re

def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)

async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(asyncio.sleep(0))
    for thing in (future, task, collections.deque(), collections.OrderedDict(),
                  collections.defaultdict(int), datetime.timezone.utc,
                  datetime.timedelta(1), functools.partial(print), re.compile("a")):
        print(type(thing).__name__, type(thing).__qualname__, type(thing))
        attempt(lambda: thing.missing)
        attempt(lambda: type(thing).missing)
        attempt(lambda: thing + object())
        attempt(lambda: "text" + thing)
    attempt(lambda: future[0])
    attempt(lambda: task())
    await task

asyncio.run(main())
asyncio.Task.all_tasks()
