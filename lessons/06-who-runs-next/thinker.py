import asyncio


async def think():
    ideas = 0
    for branch in range(8):
        while ideas < 100 * branch + 100:
            ideas += 1
    print("thinker: knight to c3")


async def kettle():
    await asyncio.sleep(0.5)
    print("kettle: whistles")


async def main():
    tea = asyncio.create_task(kettle())
    await asyncio.create_task(think())
    await tea


asyncio.run(main())
