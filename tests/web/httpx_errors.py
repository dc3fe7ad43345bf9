import asyncio
import httpx


def shown(error):
    kinds = [kind.__name__ for kind in (httpx.TimeoutException, httpx.NetworkError,
                                        httpx.TransportError, httpx.RequestError)
             if isinstance(error, kind)]
    return f"{type(error).__name__} {kinds} {error}"


urls = ["https://nowhere.invalid/", "http://localhost:8080/", "https://cut.dev/",
        "https://strange.dev/", "https://slow.dev/", "https://silent.dev/",
        "https://httpbin.org/status/404", "https://httpbin.org/redirect/1", "page.dev", "ftp://a.dev"]


async def main():
    async with httpx.AsyncClient(timeout=2) as client:
        for url in urls:
            try:
                (await client.get(url)).raise_for_status()
            except httpx.HTTPStatusError as error:
                print("async", error.response.status_code, error)
            except httpx.RequestError as error:
                print("async", shown(error))
        results = await asyncio.gather(*[client.get(url) for url in urls[:3]], return_exceptions=True)
        print([type(result).__name__ for result in results])


for url in urls:
    try:
        httpx.get(url, timeout=httpx.Timeout(1.0, connect=3.0)).raise_for_status()
    except httpx.HTTPError as error:
        print("sync ", shown(error).splitlines()[0])
asyncio.run(main())
