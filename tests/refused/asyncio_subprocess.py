import asyncio


async def main():
    print(await asyncio.create_subprocess_shell("ls"))


asyncio.run(main())
