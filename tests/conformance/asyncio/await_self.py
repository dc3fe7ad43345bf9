import asyncio

async def work():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(error)

asyncio.run(work())
