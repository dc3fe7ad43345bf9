import asyncio
import time
import httpx

begin = time.monotonic()


async def fetch(client, number):
    try:
        response = await client.get("/delay/1")
        print(number, response.status_code, round(time.monotonic() - begin, 2))
    except httpx.PoolTimeout as error:
        print(number, repr(error), round(time.monotonic() - begin, 2))


async def main():
    limits = httpx.Limits(max_connections=2)
    timeout = httpx.Timeout(10.0, pool=1.5)
    async with httpx.AsyncClient(base_url="https://httpbin.org", limits=limits,
                                 timeout=timeout) as client:
        async with asyncio.TaskGroup() as group:
            for number in range(6):
                group.create_task(fetch(client, number))
    print(timeout, limits)


asyncio.run(main())
