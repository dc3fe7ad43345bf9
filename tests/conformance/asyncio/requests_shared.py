# Those who ask for the same thing at once share one future.
import asyncio


class Cache:
    def __init__(self):
        self.futures = {}
        self.loads = 0

    async def get(self, key):
        future = self.futures.get(key)
        if future is None:
            future = self.futures[key] = asyncio.ensure_future(self.load(key))
            future.add_done_callback(lambda done: done.exception() and self.futures.pop(key))
        return await asyncio.shield(future)

    async def load(self, key):
        self.loads += 1
        await asyncio.sleep(1)
        if key == "bad" and self.loads < 4:
            raise KeyError(key)
        return key * 2


async def main():
    cache = Cache()
    print(await asyncio.gather(*(cache.get(k) for k in "abab")), cache.loads)
    print(await asyncio.gather(cache.get("bad"), cache.get("bad"), return_exceptions=True))
    print(cache.loads, "bad" in cache.futures)
    print(await cache.get("bad"), cache.loads)


asyncio.run(main())
