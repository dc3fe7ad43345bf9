import asyncio


async def main(future):
    try:
        await future
    except RuntimeError as error:
        print(str(error)[:9], str(error)[-34:])


other = asyncio.new_event_loop()
asyncio.run(main(other.create_future()))
other.close()
