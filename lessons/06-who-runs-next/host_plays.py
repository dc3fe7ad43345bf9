import asyncio


async def play(name):
    print(name, "moves")
    await asyncio.sleep(0)
    print(name, "moves again")


async def main():
    ann = asyncio.create_task(play("Ann"))
    bo = asyncio.create_task(play("Bo"))
    await play("host")
    await ann
    await bo


asyncio.run(main())
