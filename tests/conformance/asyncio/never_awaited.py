import asyncio


async def forgotten():
    print("never")


async def main():
    forgotten()
    print("main")
    kept = forgotten()
    del kept
    print("end")


asyncio.run(main())
