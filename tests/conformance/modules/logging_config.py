import asyncio
import logging

logging.basicConfig(level=logging.INFO, format="%(asctime)s [%(levelname)s] %(message)s")
log = logging.getLogger(__name__)


class OnlyEven(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 0


async def worker(n):
    for i in range(3):
        await asyncio.sleep(0.25)
        log.info("worker %d step %d", n, i)


async def main():
    await asyncio.gather(worker(1), worker(2))
    log.addFilter(OnlyEven())
    log.info("n %d", 1)
    log.info("n %d", 2)
    try:
        raise ValueError("oops")
    except ValueError as e:
        log.error("n %d", 4, exc_info=e)


asyncio.run(main())
print(log.isEnabledFor(logging.DEBUG), logging.root.handlers, log.hasHandlers())
