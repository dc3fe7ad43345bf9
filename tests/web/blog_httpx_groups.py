"""httpx and structured concurrency."""
import asyncio

import httpx

SERVICES = {"users": "https://users.dev/api", "orders": "https://orders.dev/api",
            "stock": "https://stock.dev/api"}


async def check(client: httpx.AsyncClient, name: str, url: str) -> str:
    try:
        r = await client.get(url)
        r.raise_for_status()
        return f"{name}: ok in {r.elapsed.total_seconds():.2f}s"
    except httpx.HTTPStatusError as exc:
        return f"{name}: status {exc.response.status_code}"
    except httpx.TimeoutException:
        return f"{name}: timed out"
    except httpx.RequestError as exc:
        return f"{name}: {type(exc).__name__}"


async def main():
    async with httpx.AsyncClient(timeout=httpx.Timeout(1.0)) as client:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(check(client, name, url), name=name)
                     for name, url in SERVICES.items()]
        print(*[task.result() for task in tasks], sep="\n")
        try:
            async with asyncio.timeout(0.15):
                await client.get(SERVICES["users"])
        except TimeoutError:
            print("too slow for me")


asyncio.run(main())
