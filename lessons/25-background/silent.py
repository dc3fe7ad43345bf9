import asyncio


async def post(city):
    await asyncio.sleep(1)
    if city == "Atlantis":
        raise LookupError("no such city")
    print(f"card for {city}: delivered")


async def main():
    cards = [asyncio.create_task(post(city))
             for city in ("Atlantis", "Oslo")]
    await asyncio.sleep(3)
    print("all cards are on their way")


asyncio.run(main())
