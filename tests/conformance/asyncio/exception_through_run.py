import asyncio

async def leaf():
    await asyncio.sleep(1)
    return {}["missing"]

async def middle():
    return await leaf()

async def main():
    async with asyncio.timeout(5):
        await middle()

asyncio.run(main())
