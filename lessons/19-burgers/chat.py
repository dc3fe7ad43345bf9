import asyncio


async def burger(name, minutes):
    print(f"{name}: on the grill")
    await asyncio.sleep(minutes)
    print(f"{name}: ready")


async def main():
    cheese = asyncio.create_task(burger("cheese", 3))
    bacon = asyncio.create_task(burger("bacon", 4))
    print("chatting at the table")
    await cheese
    await bacon


asyncio.run(main())
