import asyncio
import functools
def retry(times=3, delay=0.1, backoff=2, exceptions=(Exception,)):
    def deco(fn):
        @functools.wraps(fn)
        async def wrapper(*args, **kwargs):
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return await fn(*args, **kwargs)
                except exceptions as e:
                    print(f"{fn.__name__} attempt {attempt} failed: {e!r}")
                    if attempt == times: raise
                    await asyncio.sleep(wait)
                    wait *= backoff
        return wrapper
    return deco
calls = 0
@retry(times=4, exceptions=(ConnectionError, TimeoutError))
async def fetch(url):
    """Fetch it."""
    global calls
    calls += 1
    if calls < 3: raise ConnectionError(f"cannot reach {url}")
    return f"<html>{url}</html>"
@retry(times=2, delay=0.01)
async def always(): raise TimeoutError("slow")
async def main():
    print(await fetch("http://a"), fetch.__name__, fetch.__doc__)
    try: await always()
    except TimeoutError as e: print("gave up:", e)
    print(f"{asyncio.get_running_loop().time():.2f}")
asyncio.run(main())
