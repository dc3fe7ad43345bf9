import asyncio, random
random.seed(7)
class TrafficLight:
    SEQ = {"red": ("green", 3), "green": ("yellow", 2), "yellow": ("red", 1)}
    def __init__(self): self.state, self.changed = "red", asyncio.Condition()
    async def run(self, cycles):
        for _ in range(cycles):
            nxt, t = self.SEQ[self.state]; await asyncio.sleep(t)
            async with self.changed: self.state = nxt; print(f"t={asyncio.get_running_loop().time():.0f} light {nxt}"); self.changed.notify_all()
async def car(i, light, ev):
    await asyncio.sleep(random.uniform(0, 6))
    t0 = asyncio.get_running_loop().time()
    async with light.changed: await light.changed.wait_for(lambda: light.state == "green")
    print(f"car {i} waited {asyncio.get_running_loop().time() - t0:.3f}"); ev.set()
async def main():
    light, ev = TrafficLight(), asyncio.Event()
    lt = asyncio.create_task(light.run(7)); cars = [asyncio.create_task(car(i, light, ev)) for i in range(5)]
    await ev.wait(); print("first car passed"); await asyncio.gather(*cars); lt.cancel()
    try: await lt
    except asyncio.CancelledError: print("light off", lt.cancelled())
asyncio.run(main())
