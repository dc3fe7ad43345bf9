"""run_in_executor: the default pool, a given one, keyword arguments by partial, errors."""
import asyncio
import functools
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def read(name, *, lines=1):
    time.sleep(0.1)
    if name == "missing":
        raise FileNotFoundError(2, "No such file", name)
    return f"{name}: {lines} by {threading.current_thread().name.split('_')[0]}"


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, read, "a.txt"))
    print(await loop.run_in_executor(None, functools.partial(read, "b.txt", lines=3)))
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="disk") as pool:
        start = loop.time()
        results = await asyncio.gather(
            *(loop.run_in_executor(pool, read, n) for n in ("c", "missing", "e", "f")),
            return_exceptions=True)
        for result in results:
            print(repr(result))
        print(round(loop.time() - start, 1))
    future = loop.run_in_executor(None, read, "g")
    print(type(future).__module__, isinstance(future, asyncio.Future), future.done())
    print(await future, threading.current_thread().name)
    loop.set_default_executor(ThreadPoolExecutor(1, "mine"))
    print(await loop.run_in_executor(None, read, "h"))
    try:
        loop.set_default_executor("pool")
    except TypeError as error:
        print(error)
    try:
        await loop.run_in_executor(None, read("now"))
    except TypeError as error:
        print(error)


asyncio.run(main())
