import asyncio


async def deliver(letter):
    print(f"{letter}: on the way")
    await asyncio.sleep(2)
    print(f"{letter}: in the box")


async def main():
    deliver("postcard")
    print("the postman goes home")


asyncio.run(main())
