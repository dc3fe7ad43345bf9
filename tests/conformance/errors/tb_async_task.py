import asyncio
async def bad(): return {}["k"]
async def main():
    t = asyncio.create_task(bad())
    await t
asyncio.run(main())
