import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.subprocess_exec(asyncio.SubprocessProtocol, "ls"))


asyncio.run(main())
