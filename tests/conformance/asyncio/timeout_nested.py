import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(2):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner caught")
    except TimeoutError:
        print("outer caught", loop.time())
    async with asyncio.timeout(3) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(5)
        except TimeoutError:
            print("inner", loop.time(), inner.expired(), outer.expired())
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
    except TimeoutError as error:
        print("both", loop.time())
    print(asyncio.current_task().cancelling())

asyncio.run(main())
