import asyncio
import random
random.seed(1)
SITE = {"/": ["/a", "/b"], "/a": ["/c", "/d"], "/b": ["/d", "/e"], "/c": [], "/d": ["/"], "/e": ["/f"], "/f": []}
class Crawler:
    def __init__(self, workers=3): self.seen, self.queue, self.workers, self.log = set(), asyncio.Queue(), workers, []
    async def fetch(self, url):
        await asyncio.sleep(random.random())
        if url == "/e" and random.random() < 0.5: raise OSError("503")
        return SITE[url]
    async def worker(self, name):
        while True:
            url = await self.queue.get()
            try:
                links = await self.fetch(url)
                print(f"{name} got {url}: {len(links)} links")
                for l in links: self.add(l)
            except OSError as e: print(f"{name} error {url}: {e}")
            finally: self.queue.task_done()
    def add(self, url):
        if url not in self.seen: self.seen.add(url); self.queue.put_nowait(url)
    async def run(self, start):
        self.add(start)
        tasks = [asyncio.create_task(self.worker(f"w{i}"), name=f"w{i}") for i in range(self.workers)]
        await self.queue.join()
        for t in tasks: t.cancel()
        return sorted(self.seen)
print(asyncio.run(Crawler().run("/")))
