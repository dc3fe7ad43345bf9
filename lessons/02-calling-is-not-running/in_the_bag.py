import asyncio


async def deliver(letter):
    print(f"{letter}: on the way")
    await asyncio.sleep(2)
    print(f"{letter}: in the box")
    return "a thank-you"


async def main():
    trip = deliver("parcel")
    print("in the bag:", type(trip).__name__)
    await asyncio.sleep(1)
    print("now we go")
    answer = await trip
    print("got", answer)


asyncio.run(main())
