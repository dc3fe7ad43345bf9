import asyncio

async def getter(n, queue):
    print("getter", n, "got", await queue.get())

async def putter(n, queue):
    await queue.put(n)
    print("put", n)

async def main():
    queue = asyncio.Queue(1)
    getters = [asyncio.create_task(getter(n, queue)) for n in range(3)]
    await asyncio.sleep(0)
    print(queue)
    putters = [asyncio.create_task(putter(n, queue)) for n in range(6)]
    await asyncio.sleep(1)
    print(queue)
    getters[0].cancel()
    while not queue.empty():
        print("main got", await queue.get())
    await asyncio.gather(*getters, *putters)

asyncio.run(main())
