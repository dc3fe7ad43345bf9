import asyncio
import time


def develop(film):
    time.sleep(2)
    return film + " pictures"


async def main():
    films = ("wedding", "holiday", "kitten")
    jobs = [
        asyncio.to_thread(develop, film)
        for film in films
    ]
    print("shop:", await asyncio.gather(*jobs))


asyncio.run(main())
