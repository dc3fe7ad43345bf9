import asyncio


async def deliver(letter):
    print(f"{letter}: in the box")


async def main():
    trip = deliver("bill")
    await trip
    await trip


asyncio.run(main())
