import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, loop.stop)
    await asyncio.sleep(10)

loop = asyncio.new_event_loop()
coro = main()
task = loop.create_task(coro)
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
print(task.done(), loop.time())
print(loop.run_until_complete(task), loop.time())
loop.close()
