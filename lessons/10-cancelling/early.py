import asyncio


async def ride():
    print("taxi: on the way")
    try:
        await asyncio.sleep(10)
        print("taxi: here I am")
    except asyncio.CancelledError:
        print("taxi: turning back")
        raise


async def main():
    taxi = asyncio.create_task(ride())
    taxi.cancel()
    print("phone: cancelled?", taxi.cancelled())
    try:
        await taxi
    except asyncio.CancelledError:
        print("phone: cancelled?", taxi.cancelled())


asyncio.run(main())
