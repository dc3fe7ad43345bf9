import asyncio


async def tour():
    for stop in ("market", "castle", "harbour"):
        try:
            await asyncio.sleep(2)
            print("bus:", stop)
        except asyncio.CancelledError:
            print("bus: did you say something?")


async def main():
    bus = asyncio.create_task(tour())
    await asyncio.sleep(3)
    bus.cancel()
    try:
        await bus
        print("guide: cancelled?", bus.cancelled())
    except asyncio.CancelledError:
        print("guide: the bus has stopped")


asyncio.run(main())
