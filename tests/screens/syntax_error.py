import asyncio


async def main():
    print("한글도 있는 줄" +)


asyncio.run(main())
