import asyncio
async def inner(): raise ValueError("async")
async def outer(): await inner()
async def main(): await asyncio.gather(outer())
asyncio.run(main())
