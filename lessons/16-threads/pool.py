import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def develop(film):
    time.sleep(2)
    return film + " pictures"


async def main():
    loop = asyncio.get_running_loop()
    films = ("wedding", "holiday", "kitten")
    with ThreadPoolExecutor(max_workers=2) as lab:
        jobs = [
            loop.run_in_executor(lab, develop, film)
            for film in films
        ]
        print("shop:", await asyncio.gather(*jobs))


asyncio.run(main())
