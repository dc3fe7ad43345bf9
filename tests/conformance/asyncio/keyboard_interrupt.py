import asyncio

async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other is cleaned up")

async def main():
    task = asyncio.create_task(other())
    await asyncio.sleep(1)
    raise KeyboardInterrupt("by hand")

try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print(repr(error))
