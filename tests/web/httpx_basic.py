import asyncio
import httpx

response = httpx.get("https://shop.dev/items", params={"page": 2, "q": "red cup"})
print(response, response.status_code, response.reason_phrase, response.url, response.http_version)
print(response.json(), response.text, response.headers["Content-Type"], response.elapsed)
print(response.is_success, response.is_error, response.request.method)
print(httpx.post("https://httpbin.org/post", json={"a": 1}).json()["json"])
print(httpx.get("https://httpbin.org/redirect/1"), httpx.get("https://httpbin.org/redirect/1", follow_redirects=True))
with httpx.Client(base_url="https://httpbin.org/", headers={"X-Who": "me"}) as client:
    print(client.get("/headers").json()["headers"]["X-Who"], client.get("status/204").raise_for_status())
    with client.stream("GET", "/bytes/700") as response:
        print([len(piece) for piece in response.iter_bytes(256)])


async def main():
    async with httpx.AsyncClient() as client:
        responses = await asyncio.gather(client.get("https://shop.dev/items"),
                                         client.get("https://httpbin.org/delay/1"))
        print([one.status_code for one in responses], [str(one.elapsed) for one in responses])
    print(client.is_closed)
    try:
        await client.get("https://shop.dev/items")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
