import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


def count(jar):
    for handful in 1, 2, 3, 4:
        sum(range(250_000))
    return jar + " counted"


async def main():
    loop = asyncio.get_running_loop()
    start = time.monotonic()
    with ProcessPoolExecutor() as bank:
        jobs = [
            loop.run_in_executor(bank, count, jar)
            for jar in ("blue jar", "red jar")
        ]
        print(await asyncio.gather(*jobs))
    seconds = time.monotonic() - start
    print(round(seconds), "seconds")


if __name__ == "__main__":
    asyncio.run(main())
