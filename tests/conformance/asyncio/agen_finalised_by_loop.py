import asyncio

async def numbers():
    try:
        for n in range(5):
            yield n
            await asyncio.sleep(0.1)
    finally:
        print("cleanup begins")
        await asyncio.sleep(0.1)
        print("cleanup ends", asyncio.get_running_loop().time())

async def breaks():
    async for n in numbers():
        print(n)
        if n == 1:
            break
    print("after break")

async def main():
    await breaks()
    await asyncio.sleep(0.05)
    print("main waits")
    await asyncio.sleep(1)

asyncio.run(main())
