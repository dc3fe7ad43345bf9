import asyncio

loop = asyncio.new_event_loop()
future = loop.create_future()

async def main():
    try:
        await future
    except RuntimeError as error:
        text = str(error)
        print(text[:text.index("cb=")], text[-30:])

asyncio.run(main())
loop.close()
