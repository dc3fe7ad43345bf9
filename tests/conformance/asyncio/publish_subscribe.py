# Each subscriber has a queue of its own; a slow one misses nothing.
import asyncio
from collections import defaultdict


class Bus:
    def __init__(self):
        self.queues = defaultdict(list)

    def subscribe(self, topic):
        queue = asyncio.Queue()
        self.queues[topic].append(queue)
        return queue

    def publish(self, topic, message):
        for queue in self.queues[topic]:
            queue.put_nowait(message)
        return len(self.queues[topic])


async def listen(name, queue, pause):
    while (message := await queue.get()) != "end":
        await asyncio.sleep(pause)
        print(f"{asyncio.get_running_loop().time():.1f} {name}: {message}")
    print(name, "stops")


async def main():
    bus = Bus()
    listeners = [asyncio.create_task(listen("quick", bus.subscribe("news"), 0.1)),
                 asyncio.create_task(listen("slow", bus.subscribe("news"), 2)),
                 asyncio.create_task(listen("sport", bus.subscribe("sport"), 0.1))]
    for n in range(3):
        print(bus.publish("news", f"item {n}"), bus.publish("nobody", n))
        await asyncio.sleep(1)
    for topic in ("news", "sport"):
        bus.publish(topic, "end")
    await asyncio.gather(*listeners)


asyncio.run(main())
