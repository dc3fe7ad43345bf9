import asyncio
import time


async def develop(film):
    time.sleep(2)
    return film + " pictures"


async def main():
    films = ("wedding", "holiday", "kitten")
    jobs = [develop(film) for film in films]
    print("shop:", await asyncio.gather(*jobs))


asyncio.run(main())
