import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        results = await asyncio.gather(
            *[session.get(f"https://httpbin.org/status/{code}") for code in (200, 404, 503)],
            return_exceptions=True)
        for result in results:
            if isinstance(result, aiohttp.ClientResponse):
                print("fine", result.status)
            else:
                print(type(result).__name__, result)
        try:
            await asyncio.gather(session.get("https://httpbin.org/delay/1"),
                                 session.get("https://quick.dev"))
        except aiohttp.ClientResponseError as error:
            print("failed:", error.status, error.message, error.request_info.method)
        async with session.get("https://quick.dev", raise_for_status=False) as response:
            print(response.status, response.ok)


asyncio.run(main())
