import asyncio

prices = {"bread": 3, "fish": 9, "jam": 4}


async def price(item):
    return prices[item]


async def phone():
    print("phone: ring!")


async def main():
    call = asyncio.create_task(phone())
    for item in prices:
        print(item, await price(item))
    print("list done")
    await call


asyncio.run(main())
