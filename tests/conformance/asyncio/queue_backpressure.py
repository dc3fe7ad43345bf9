# A full queue makes the producer as slow as the consumer.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue(maxsize=2)

    async def produce():
        for n in range(5):
            await queue.put(n)
            print(f"{loop.time():.1f} put {n} ({queue.qsize()} inside)")

    async def consume():
        for _ in range(5):
            await asyncio.sleep(1)
            print(f"{loop.time():.1f} got {await queue.get()}")

    await asyncio.gather(produce(), consume())
    try:
        await asyncio.wait_for(queue.get(), 0.5)
    except asyncio.TimeoutError:
        print(f"{loop.time():.1f} nothing came", queue)


asyncio.run(main())
