import asyncio

async def sleeps():
    try:
        await asyncio.sleep(10)
    finally:
        print("finally of the coroutine")

loop = asyncio.new_event_loop()
task = loop.create_task(sleeps(), name="left")
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print("closed")
del task
print("deleted")
