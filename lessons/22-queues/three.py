import asyncio


async def pack(name, belt):
    while True:
        apple = await belt.get()
        await asyncio.sleep(2)
        print(f"{name} packed {apple}")
        belt.task_done()


async def main():
    belt = asyncio.Queue()
    for apple in ["red", "green", "gold", "pink"]:
        belt.put_nowait(apple)
    team = [asyncio.create_task(pack(name, belt))
            for name in ("Ana", "Bo", "Cleo")]
    await belt.join()
    print("all packed")
    for packer in team:
        packer.cancel()


asyncio.run(main())
