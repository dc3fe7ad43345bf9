"""Generators that can be awaited: types.coroutine, a loop of one's own, and asyncio's with them."""
import asyncio, types, inspect, heapq, collections
@types.coroutine
def switch(v=None):
    got = yield v
    return got
def plain(x): return switch(x)
wrapped = types.coroutine(plain)
print(switch.__name__, inspect.isgeneratorfunction(switch), inspect.iscoroutinefunction(switch), asyncio.iscoroutinefunction(switch), asyncio.iscoroutine(switch()))
g = switch(1)
print(type(g), inspect.isawaitable(g), inspect.isgenerator(g), g.gi_code.co_flags & 0x100, g.gi_frame is not None)
print(next(g))
try: g.send("x")
except StopIteration as e: print(e.value)
async def co():
    r = await switch("a"); print("r", r)
    r2 = await wrapped("b"); print("r2", r2)
    return 9
c = co()
print(c.send(None), c.cr_await.gi_code.co_name, c.send(1))
try: c.send(2)
except StopIteration as e: print("done", e.value)
class EventLoop:
    def __init__(self): self.q = collections.deque(); self.sl = []; self.now = 0; self.seq = 0
    def create_task(self, c): self.q.append((c, None))
    def run(self):
        while self.q or self.sl:
            if not self.q:
                self.now, _, c = heapq.heappop(self.sl); self.q.append((c, None))
            c, v = self.q.popleft()
            try: op, arg = c.send(v)
            except StopIteration as e: print(f"{self.now}: {c.__name__} finished {e.value}")
            else:
                if op == "sleep": self.seq += 1; heapq.heappush(self.sl, (self.now + arg, self.seq, c))
                elif op == "self": self.q.appendleft((c, c))
@types.coroutine
def sleep(n): yield "sleep", n
@types.coroutine
def me(): return (yield ("self", None))
async def t(n):
    m = await me(); print(m.__qualname__, m.cr_running)
    for i in range(n): print(n, i); await sleep(n)
    return n * 10
l = EventLoop(); l.create_task(t(2)); l.create_task(t(3)); l.run()
def yielder():
    yield
    return "from generator"
async def bad():
    await yielder()
async def main():
    @types.coroutine
    def two():
        yield
        x = yield from asyncio.sleep(0.5, "slept")
        return x
    print(await two(), await asyncio.create_task(yielder()))
    print(await asyncio.gather(two(), two()))
    try: await bad()
    except TypeError as e: print(e)
    t = asyncio.ensure_future(yielder()); print(t, asyncio.iscoroutine(yielder())); await t
    @types.coroutine
    def wrong(): yield 5
    try: await wrong()
    except RuntimeError as e: print(e)
    f = asyncio.get_running_loop().create_future()
    @types.coroutine
    def raw():
        f._asyncio_future_blocking = True
        yield f
        return f.result()
    asyncio.get_running_loop().call_later(1, f.set_result, "raw"); print(await raw())
asyncio.run(main())
try: types.coroutine(3)
except TypeError as e: print(e)
