import asyncio


async def craft(child, first, second):
    async with first:
        print(f"{child} has the first tool")
        await asyncio.sleep(1)
        async with second:
            print(f"{child} has both")


async def main():
    glue = asyncio.Lock()
    scissors = asyncio.Lock()
    await asyncio.gather(
        craft("Ida", glue, scissors),
        craft("Sam", glue, scissors),
    )


asyncio.run(main())
