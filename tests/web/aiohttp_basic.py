import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession(headers={"X-Who": "me"}) as session:
        async with session.get("https://shop.dev/items", params={"page": 2}) as response:
            print(response.status, response.reason, response.ok, response.method, response.url)
            print(response.headers["content-type"], response.content_type, response.charset)
            print(await response.json(), await response.text(), await response.read())
        response = await session.get("https://shop.dev/items")
        print(response.status, response.content_length)
        response.release()
        async with session.post("https://httpbin.org/post", json={"a": 1}) as response:
            answer = await response.json()
            print(answer["json"], answer["headers"]["X-Who"], answer["headers"]["Content-Type"])
        async with session.post("https://httpbin.org/post", data={"a": "b"}) as response:
            print((await response.json())["form"])
        for method in ("put", "patch", "delete"):
            async with getattr(session, method)(f"https://httpbin.org/{method}") as response:
                print(method, response.status)
        async with session.request("GET", "https://httpbin.org/redirect/2") as response:
            print(response.url, [one.status for one in response.history])
        async with session.get("https://httpbin.org/redirect/1", allow_redirects=False) as response:
            print(response.status, response.headers["Location"])
        async with session.head("https://httpbin.org/get") as response:
            print(response.status, await response.read())
        print(session.closed)
    print(session.closed)
    async with aiohttp.ClientSession("https://httpbin.org") as session:
        async with session.get("/status/204") as response:
            print(response.status, repr(await response.text()))
    async with aiohttp.request("GET", "https://shop.dev/items") as response:
        print(await response.json())


asyncio.run(main())
