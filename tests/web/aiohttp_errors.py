import asyncio
import time
import aiohttp


async def attempt(session, url, **options):
    begin = time.monotonic()
    try:
        async with session.get(url, **options) as response:
            response.raise_for_status()
            print(await response.json())
    except aiohttp.ClientResponseError as error:
        print(type(error).__name__, error.status, "|", error)
    except aiohttp.ClientError as error:
        kinds = [kind.__name__ for kind in (aiohttp.ClientConnectorError, aiohttp.ClientOSError,
                                            aiohttp.ClientConnectionError, OSError,
                                            asyncio.TimeoutError) if isinstance(error, kind)]
        print(type(error).__name__, kinds, "|", error)
    except asyncio.TimeoutError as error:
        print(repr(error))
    print("   after", round(time.monotonic() - begin, 2))


async def main():
    async with aiohttp.ClientSession() as session:
        await attempt(session, "https://nowhere.invalid/")
        await attempt(session, "http://localhost:8080/")
        await attempt(session, "https://cut.dev/")
        await attempt(session, "https://strange.dev/")
        await attempt(session, "https://strange.dev/", ssl=False)
        await attempt(session, "https://slow.dev/", timeout=aiohttp.ClientTimeout(total=2))
        await attempt(session, "https://slow.dev/", timeout=aiohttp.ClientTimeout(sock_read=1))
        await attempt(session, "https://silent.dev/", timeout=aiohttp.ClientTimeout(connect=3))
        await attempt(session, "https://silent.dev/", timeout=aiohttp.ClientTimeout(total=3))
        await attempt(session, "https://httpbin.org/status/404")
        await attempt(session, "https://page.dev")
        await attempt(session, "page.dev")
        try:
            await asyncio.wait_for(session.get("https://slow.dev"), timeout=1)
        except asyncio.TimeoutError:
            print("wait_for gave up")
        try:
            async with asyncio.timeout(1):
                await session.get("https://slow.dev")
        except TimeoutError:
            print("timeout gave up")
        async with session.get("https://page.dev") as response:
            pass
        try:
            await response.text()
        except aiohttp.ClientConnectionError as error:
            print(repr(error))
        try:
            await session.post("https://page.dev", data={"a": "b"}, json={"a": "b"})
        except ValueError as error:
            print(error)
        with_none = session.get("https://page.dev", params={"on": True})
        try:
            await with_none
        except TypeError as error:
            print(error)
    try:
        await session.get("https://page.dev")
    except RuntimeError as error:
        print(error)
    try:
        with aiohttp.ClientSession() as session:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
