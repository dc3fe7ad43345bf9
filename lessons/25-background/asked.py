import asyncio


async def post(city):
    await asyncio.sleep(1)
    if city == "Atlantis":
        raise LookupError("no such city")
    print(f"card for {city}: delivered")


def look(card):
    if card.exception():
        print("came back:", card.exception())


async def main():
    for city in ("Atlantis", "Oslo"):
        card = asyncio.create_task(post(city))
        card.add_done_callback(look)
    await asyncio.sleep(3)
    print("all cards are on their way")


asyncio.run(main())
