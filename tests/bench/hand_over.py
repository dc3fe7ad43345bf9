# Two tasks hand 100,000 items to each other through futures.
import asyncio


class Channel:
    def __init__(self):
        self.items = []
        self.waiter = None

    async def get(self):
        while not self.items:
            self.waiter = asyncio.get_running_loop().create_future()
            await self.waiter
        return self.items.pop()

    def put(self, item):
        self.items.append(item)
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)


async def echo(inbox, outbox, n):
    for _ in range(n):
        outbox.put(await inbox.get())


async def main():
    there, back = Channel(), Channel()
    task = asyncio.create_task(echo(there, back, 100_000))
    total = 0
    for i in range(100_000):
        there.put(i)
        total += await back.get()
    await task
    print(total)


asyncio.run(main())
