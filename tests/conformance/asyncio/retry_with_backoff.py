import asyncio

attempts = 0

async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.2 if attempts % 2 else 2)
    if attempts < 4:
        raise ConnectionError(f"attempt {attempts}")
    return "finally"

async def main():
    delay = 0.1
    while True:
        try:
            print(await asyncio.wait_for(flaky(), 1))
            break
        except (ConnectionError, TimeoutError) as error:
            print(repr(error), round(asyncio.get_running_loop().time(), 3))
            await asyncio.sleep(delay)
            delay *= 2

asyncio.run(main())
