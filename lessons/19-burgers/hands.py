import asyncio
import time


async def burger(name, minutes):
    print(f"{name}: started")
    time.sleep(minutes)  # both hands are busy
    print(f"{name}: ready")


async def main():
    await asyncio.gather(
        burger("cheese", 3),
        burger("bacon", 4),
        burger("veggie", 3),
    )


asyncio.run(main())
