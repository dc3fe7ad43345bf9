import asyncio

async def main():
    asyncio.get_running_loop().call_later(1, asyncio.current_task().cancel)
    await asyncio.sleep(5)

try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print("cancelled", repr(error))
asyncio.run(main())
