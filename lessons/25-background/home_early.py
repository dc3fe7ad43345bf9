import asyncio


async def post(city, days):
    print(f"card for {city}: sent")
    await asyncio.sleep(days)
    print(f"card for {city}: delivered")


async def main():
    card = asyncio.create_task(post("Lima", 5))
    await asyncio.sleep(1)
    print("we fly home")


asyncio.run(main())
