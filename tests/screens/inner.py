import asyncio


async def kitchen():
    async def cook(dish):
        await asyncio.sleep(0.25)
        return dish

    print(await asyncio.wait_for(asyncio.gather(cook("soup"), cook("rice")), 1))


asyncio.run(kitchen())
