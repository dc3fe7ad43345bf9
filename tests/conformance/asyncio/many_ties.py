import asyncio

order = []

async def sleeper(n, delay):
    await asyncio.sleep(delay)
    order.append(n)

async def main():
    await asyncio.gather(*[sleeper(n, (n * 7) % 5) for n in range(30)])
    print(order, asyncio.get_running_loop().time())
    order.clear()
    await asyncio.gather(*[sleeper(n, 0) for n in range(10)],
                         *[sleeper(n, 0.1 * (n % 3)) for n in range(10, 20)])
    print(order)

asyncio.run(main())
