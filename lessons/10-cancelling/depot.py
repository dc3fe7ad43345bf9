import asyncio


async def ride():
    print("taxi: on the way")
    try:
        await asyncio.sleep(10)
        print("taxi: here I am")
    finally:
        await asyncio.sleep(3)
        print("taxi: back in the depot")


async def main():
    taxi = asyncio.create_task(ride())
    await asyncio.sleep(2)
    taxi.cancel()
    try:
        await taxi
    except asyncio.CancelledError:
        print("phone: cancelled?", taxi.cancelled())


asyncio.run(main())
