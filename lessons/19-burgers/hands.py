import asyncio
import time


async def burger(name):
    print(f"{name}: started")
    time.sleep(3)  # both hands are busy
    print(f"{name}: ready")


async def main():
    await asyncio.gather(
        burger("cheese"), burger("bacon"), burger("veggie"))


asyncio.run(main())
