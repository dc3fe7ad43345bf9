import asyncio


async def upload():
    await asyncio.sleep(3)
    print("album: photo stored")


async def app():
    try:
        await asyncio.shield(upload())
        print("app: all done")
    except asyncio.CancelledError:
        print("app: closed")
        raise


async def main():
    phone = asyncio.create_task(app())
    await asyncio.sleep(1)
    phone.cancel()
    await asyncio.sleep(1)


asyncio.run(main())
