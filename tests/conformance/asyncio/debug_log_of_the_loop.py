"""With logging set up, a loop says which selector it uses; in debug mode also that it closes."""
import asyncio
import logging

logging.basicConfig(level=logging.DEBUG)


async def main():
    await asyncio.sleep(0.5)
    logging.info("in the middle")


asyncio.run(main())
asyncio.run(main(), debug=True)
print(open(__file__).readline())
loop = asyncio.new_event_loop()
print(type(loop).stop.__qualname__, loop.call_soon.__qualname__, loop.run_forever.__qualname__)
loop.set_debug(True)
loop.close()
loop.close()
