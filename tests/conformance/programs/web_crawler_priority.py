import asyncio, random, time
from dataclasses import dataclass, field, asdict, replace
from typing import Optional, List, Dict, Set
from collections import defaultdict, Counter
from enum import Enum, auto

class Status(Enum):
    PENDING = auto()
    OK = 200
    NOT_FOUND = 404
    ERROR = "error"

@dataclass(order=True)
class Page:
    priority: int
    url: str = field(compare=False)
    depth: int = field(default=0, compare=False)
    links: List[str] = field(default_factory=list, compare=False, repr=False)
    status: Status = field(default=Status.PENDING, compare=False)

class Crawler:
    def __init__(self, max_depth: int = 2, workers: int = 3) -> None:
        self.seen: Set[str] = set()
        self.queue: "asyncio.PriorityQueue[Page]" = asyncio.PriorityQueue()
        self.max_depth = max_depth
        self.workers = workers
        self.stats: Counter = Counter()
        self.by_depth: Dict[int, List[str]] = defaultdict(list)

    async def fetch(self, page: Page) -> Page:
        delay = random.uniform(0.1, 0.5)
        await asyncio.sleep(delay)
        if random.random() < 0.2:
            raise ConnectionError(f"cannot reach {page.url!r}")
        page.status = Status.OK if random.random() > 0.1 else Status.NOT_FOUND
        page.links = [f"{page.url}/{c}" for c in "abc"[: random.randint(0, 3)]]
        return page

    async def worker(self, name: str) -> None:
        while True:
            page = await self.queue.get()
            try:
                result = await self.fetch(page)
            except ConnectionError as exc:
                self.stats["errors"] += 1
                print(f"[{name}] {exc}")
            else:
                self.stats[result.status.name] += 1
                self.by_depth[result.depth].append(result.url)
                print(f"[{name}] {result} -> {len(result.links)} links")
                for link in result.links:
                    if link not in self.seen and result.depth < self.max_depth:
                        self.seen.add(link)
                        await self.queue.put(Page(result.depth + 1, link, result.depth + 1))
            finally:
                self.queue.task_done()

    async def run(self, *seeds: str) -> None:
        for s in seeds:
            self.seen.add(s)
            self.queue.put_nowait(Page(0, s))
        ts = [asyncio.create_task(self.worker(f"w{i}"), name=f"worker-{i}") for i in range(self.workers)]
        await self.queue.join()
        for t in ts:
            t.cancel()
        res = await asyncio.gather(*ts, return_exceptions=True)
        print(res)

async def main():
    start = time.perf_counter()
    c = Crawler()
    await c.run("http://x.org", "http://y.org", "http://z.org")
    print(f"{time.perf_counter() - start:.2f}s", c.stats.most_common(), dict(c.by_depth), sep="\n")
    print(Page(1, 'u'), asdict(Page(1, 'u')), replace(Page(2, 'q'), depth=7))
    print(repr(Status.OK), Status(404), Status['ERROR'].value, list(Status))
random.seed(42)
asyncio.run(main())
