# One request fails: the group cancels the others.
import asyncio
import time
import httpx

begin = time.monotonic()


async def fetch(client, url):
    try:
        response = await client.get(url)
        response.raise_for_status()
        print("got", url)
    except asyncio.CancelledError:
        print("cancelled", url, round(time.monotonic() - begin, 2))
        raise


async def main():
    async with httpx.AsyncClient() as client:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fetch(client, "https://a.dev"))
                group.create_task(fetch(client, "https://b.dev"))
                group.create_task(fetch(client, "https://c.dev"))
        except* httpx.HTTPStatusError as errors:
            for error in errors.exceptions:
                print(error.response.status_code, error.request.url)
    print(round(time.monotonic() - begin, 2))


asyncio.run(main())
