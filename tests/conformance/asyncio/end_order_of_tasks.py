import asyncio

queue = asyncio.Queue()

async def takes_from_global():
    await queue.get()

async def waits_for_ever():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("closed")

async def main():
    asyncio.create_task(waits_for_ever(), name="lost")
    asyncio.create_task(takes_from_global(), name="held by queue")
    await asyncio.sleep(1)

loop = asyncio.get_event_loop()
loop.run_until_complete(main())
print("end")
