# asyncio.run cancels what is left.
import asyncio


stopped = []


async def background(name):
    try:
        await asyncio.sleep(100)
    finally:
        stopped.append(name)


async def main():
    one = asyncio.create_task(background("one"))
    two = asyncio.create_task(background("two"))
    await asyncio.sleep(1)
    print("main returns", one.done(), two.done())


asyncio.run(main())
print(sorted(stopped), "were stopped")
