import asyncio


async def hotline():
    print("hotline: please hold the line")
    await asyncio.sleep(5)
    print("hotline: hello? anybody there?")


async def main():
    call = asyncio.create_task(hotline())
    done, pending = await asyncio.wait([call], timeout=2)
    print("caller: done", len(done), "pending", len(pending))
    for late in pending:
        late.cancel()
    await asyncio.sleep(4)
    print("caller: cancelled?", call.cancelled())


asyncio.run(main())
