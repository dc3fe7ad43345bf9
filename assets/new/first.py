import asyncio

async def main():
    print("one")
    await asyncio.sleep(1)
    print("two")
    print("three")

asyncio.run(main())
