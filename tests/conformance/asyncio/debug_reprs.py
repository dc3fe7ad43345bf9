import asyncio

async def work():
    await asyncio.sleep(1)

async def main():
    loop = asyncio.get_running_loop()
    print(loop.create_future())
    print(asyncio.create_task(work()))
    print(loop.create_task(work()))
    print(asyncio.ensure_future(work()))
    print(asyncio.current_task())
    print(loop)
    loop.set_debug(False)
    print(loop.get_debug())
    print(loop.create_future())

asyncio.run(main(), debug=True)
