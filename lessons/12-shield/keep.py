import asyncio


async def upload():
    await asyncio.sleep(3)
    print("album: photo stored")


async def app():
    photo = asyncio.create_task(upload())
    try:
        await asyncio.shield(photo)
        print("app: all done")
    except asyncio.CancelledError:
        print("app: one photo to go")
        await photo
        raise


async def main():
    phone = asyncio.create_task(app())
    await asyncio.sleep(1)
    phone.cancel()
    await asyncio.wait([phone])
    print("phone: cancelled?", phone.cancelled())


asyncio.run(main())
