# wait_for() goes to sleep again until its predicate holds.
import asyncio


async def main():
    condition = asyncio.Condition()
    stock = 0

    async def customer(name, wanted):
        nonlocal stock
        async with condition:
            result = await condition.wait_for(lambda: stock >= wanted and f"{wanted} for {name}")
            stock -= wanted
            print(result, "left:", stock)

    customers = [asyncio.create_task(customer(name, wanted))
                 for name, wanted in [("ann", 3), ("bob", 1), ("cy", 2)]]
    for _ in range(6):
        await asyncio.sleep(1)
        async with condition:
            stock += 1
            print("delivery, now", stock)
            condition.notify_all()
    await asyncio.gather(*customers)


asyncio.run(main())
