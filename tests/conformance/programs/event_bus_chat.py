import asyncio
from collections import defaultdict
from typing import Callable, Awaitable, Any
import inspect
class EventBus:
    def __init__(self): self._subs = defaultdict(list)
    def on(self, name):
        def deco(f): self._subs[name].append(f); return f
        return deco
    async def emit(self, name, *a, **k):
        res = []
        for h in self._subs.get(name, []):
            r = h(*a, **k)
            if inspect.isawaitable(r): r = await r
            res.append(r)
        return res
bus = EventBus()
@bus.on("login")
async def greet(user, **_): await asyncio.sleep(.1); print(f"hello {user.title()}"); return 1
@bus.on("login")
def audit(user, when=None): print("audit:", user, when); return 2
@bus.on("logout")
async def bye(user): raise PermissionError(user)
class Room:
    def __init__(self, name): self.name=name; self.members: dict[str, asyncio.Queue] = {}
    async def join(self, who):
        q = self.members[who] = asyncio.Queue(maxsize=5); await self.say("*", f"{who} joined"); return q
    async def say(self, who, text):
        for n, q in self.members.items():
            if n != who: await q.put((self.name, who, text))
async def user(room, who, lines, delay):
    q = await room.join(who)
    async def reader():
        while True:
            r, w, t = await q.get()
            print(f"[{asyncio.get_running_loop().time():4.1f}] {who} sees #{r} <{w}> {t}")
    t = asyncio.create_task(reader())
    try:
        for l in lines:
            await asyncio.sleep(delay); await room.say(who, l)
        await asyncio.sleep(1)
    finally:
        t.cancel()
        try: await t
        except asyncio.CancelledError: print(who, "left")
async def main():
    print(await bus.emit("login", "ann", when="now"))
    try: await bus.emit("logout", "bob")
    except PermissionError as e: print(type(e), e)
    room = Room("py")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(user(room, "ann", ["hi", "how are you?"], .5))
        tg.create_task(user(room, "bob", ["hey"], .7))
    print({k: v.qsize() for k, v in room.members.items()})
asyncio.run(main())
