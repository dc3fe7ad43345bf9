import asyncio

async def work():
    await asyncio.sleep(1)

try:
    asyncio.create_task(work())
except RuntimeError as error:
    print("error:", error)
print("once more")
asyncio.create_task(work())
