"""Debug mode tells of handles that take long."""
import asyncio
import logging
import os
import re
import sys


class Shown(logging.Handler):
    def emit(self, record):
        text = record.getMessage().replace(__file__, os.path.basename(__file__))
        print(re.sub(r"0x[0-9a-f]+|/[^ ]*/", "", text))


logging.getLogger("asyncio").addHandler(Shown())


def compute(rounds):
    for _ in range(rounds):
        pass


async def slow():
    compute(800_000)
    await asyncio.sleep(0.5)
    compute(200_000)


async def main():
    loop = asyncio.get_running_loop()
    await slow()
    loop.call_soon(compute, 800_000)
    await asyncio.sleep(0)
    loop.slow_callback_duration = 0.01
    loop.call_soon(compute, 70_000)
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
