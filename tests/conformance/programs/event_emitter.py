import asyncio
class Emitter:
    def __init__(self): self._h = {}
    def on(self, event):
        def deco(fn): self._h.setdefault(event, []).append(fn); return fn
        return deco
    async def emit(self, event, *a, **k):
        results = []
        for fn in self._h.get(event, ()):
            r = fn(*a, **k)
            if asyncio.iscoroutine(r): r = await r
            results.append(r)
        return results
    def off(self, event, fn): self._h[event].remove(fn)
bus = Emitter()
@bus.on("greet")
def hello(name): print("hello", name); return len(name)
@bus.on("greet")
async def slow(name, punct="."): await asyncio.sleep(0.5); print("slow hello", name + punct); return name.upper()
@bus.on("err")
def fail(): raise RuntimeError("handler failed")
async def main():
    print(await bus.emit("greet", "Kim"), await bus.emit("nothing"))
    bus.off("greet", hello); print(await bus.emit("greet", "Lee", punct="!") if False else await bus.emit("greet", "Lee"))
    try: await bus.emit("err")
    except RuntimeError as e: print("caught", e)
    print(sorted(bus._h), [f.__name__ for f in bus._h["greet"]])
asyncio.run(main())
