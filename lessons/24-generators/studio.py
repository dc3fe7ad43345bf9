import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def studio():
    await asyncio.sleep(1)
    print("red light on")
    try:
        yield "microphone"
    finally:
        await asyncio.sleep(1)
        print("red light off")


async def main():
    async with studio() as tool:
        print("speaking into the", tool)
        raise RuntimeError("hiccup")


asyncio.run(main())
