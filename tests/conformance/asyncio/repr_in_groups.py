import asyncio

async def work():
    await asyncio.sleep(1)

async def main():
    tasks = [asyncio.create_task(work()) for _ in range(3)]
    gathered = asyncio.gather(*tasks)
    shielded = asyncio.shield(tasks[0])
    await asyncio.sleep(0)
    print(gathered)
    print(shielded)
    print(tasks[0])
    print(tasks[1])
    waiting = asyncio.create_task(asyncio.wait(tasks[1:]))
    await asyncio.sleep(0)
    print(tasks[2])
    print(waiting)
    await gathered
    print(gathered)
    await waiting
    print(waiting.result()[1])

asyncio.run(main())
