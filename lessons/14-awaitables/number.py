import asyncio


def floors():
    return 3


async def main():
    print("lobby")
    top = await floors()
    print("top floor:", top)


asyncio.run(main())
