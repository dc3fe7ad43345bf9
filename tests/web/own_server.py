# A server of the program's own, and clients that know nothing of it but its address.
import asyncio
import json

import aiohttp
import httpx


async def handle(reader, writer):
    request = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()[0]
    await asyncio.sleep(5 if "/slow" in request else 0.2)
    if "/cut" not in request:
        body = json.dumps({"request": request}).encode()
        status = "404 Not Found" if "/none" in request else "200 OK"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n"
                     f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(handle, "127.0.0.1", 8080)
    async with server, aiohttp.ClientSession() as session:
        async with session.get("http://localhost:8080/a", params={"b": 1}) as response:
            print(response.status, await response.json(), loop.time())
        responses = await asyncio.gather(*[session.get(f"http://127.0.0.1:8080/{number}")
                                           for number in range(3)])
        print([response.status for response in responses], loop.time())
        print((await session.get("http://localhost:8080/none")).reason)
        for url, seconds in (("http://localhost:8080/slow", 1), ("http://localhost:8080/cut", 9),
                             ("http://localhost:8081/", 9)):
            try:
                await session.get(url, timeout=aiohttp.ClientTimeout(total=seconds))
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                print(repr(error)[:30], round(loop.time(), 2))
        async with httpx.AsyncClient() as client:
            print((await client.post("http://localhost:8080/x", json={"a": 1})).json())


asyncio.run(main())
