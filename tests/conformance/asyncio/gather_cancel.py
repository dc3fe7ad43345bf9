# Cancelling gather cancels its children.
import asyncio


async def child(i):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child", i, "cancelled")
        raise


async def main():
    group = asyncio.gather(child(1), child(2))
    await asyncio.sleep(1)
    print(group.cancel(), group.cancelled())
    try:
        await group
    except asyncio.CancelledError:
        print("gather cancelled", group.cancelled())
    one = asyncio.create_task(child(3))
    both = asyncio.gather(one, child(4))
    await asyncio.sleep(0)
    one.cancel()
    try:
        await both
    except asyncio.CancelledError as error:
        print("child's cancellation came out:", repr(error))
    await asyncio.sleep(20)


asyncio.run(main())
