import asyncio
class TokenBucket:
    def __init__(self, rate, cap): self.rate, self.cap, self.tok, self.t = rate, cap, cap, None
    async def take(self):
        loop = asyncio.get_running_loop()
        if self.t is None: self.t = loop.time()
        while True:
            now = loop.time(); self.tok = min(self.cap, self.tok + (now - self.t) * self.rate); self.t = now
            if self.tok >= 1: self.tok -= 1; return
            await asyncio.sleep((1 - self.tok) / self.rate)
async def call(i, b, sem, out):
    async with sem:
        await b.take(); out.append((i, round(asyncio.get_running_loop().time(), 3))); await asyncio.sleep(.3)
async def producer(q, n, ids):
    for i in range(n): await q.put((ids, i)); print(f"P{ids} -> {i} (size {q.qsize()}/{q.maxsize}) full={q.full()}"); await asyncio.sleep(.1 * ids)
async def consumer(q, name):
    while (item := await q.get()) is not None:
        await asyncio.sleep(.25); print(f"C{name} <- {item}"); q.task_done()
    q.task_done(); print(f"C{name} done")
async def main():
    out = []; b, sem = TokenBucket(2, 3), asyncio.Semaphore(2)
    await asyncio.gather(*(call(i, b, sem, out) for i in range(8))); print(out); print(b.tok, sem)
    q = asyncio.Queue(3); cs = [asyncio.create_task(consumer(q, n)) for n in "XY"]
    await asyncio.gather(producer(q, 4, 1), producer(q, 3, 2))
    for _ in cs: await q.put(None)
    await q.join(); await asyncio.gather(*cs); print(q, q.empty())
    c = asyncio.Condition(); items = []
    async def waiter(n):
        async with c: await c.wait_for(lambda: len(items) >= n); print("waiter", n, items)
    ws = [asyncio.create_task(waiter(n)) for n in (3, 1, 2)]
    for i in range(3):
        await asyncio.sleep(.5)
        async with c: items.append(i); c.notify_all()
    await asyncio.wait(ws)
    bar = asyncio.Barrier(3)
    async def party(n):
        await asyncio.sleep(n); pos = await bar.wait(); print("party", n, pos, bar.n_waiting)
    await asyncio.gather(*map(party, range(3))); print(bar)
    pq = asyncio.PriorityQueue(); lq = asyncio.LifoQueue()
    for x in [(3, "c"), (1, "a"), (2, "b")]: pq.put_nowait(x); lq.put_nowait(x)
    print([pq.get_nowait() for _ in range(3)], [lq.get_nowait() for _ in range(3)])
    ev = asyncio.Event(); print(ev); asyncio.get_running_loop().call_later(1, ev.set); await ev.wait(); print(ev, asyncio.Lock())
asyncio.run(main())
