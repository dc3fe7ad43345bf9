import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n * 10


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)))
print(loop.run_until_complete(asyncio.gather(work(2), work(1))))
task = loop.create_task(work(3))
print(loop.run_until_complete(task), loop.time())
loop.call_later(1, loop.stop)
loop.run_forever()
print(loop.time())
loop.close()
print(loop.is_closed())
