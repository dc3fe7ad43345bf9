import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get("https://httpbin.org/bytes/2500") as response:
            sizes = []
            async for piece in response.content.iter_chunked(1000):
                sizes.append(len(piece))
            print(sizes, response.content.at_eof())
        async with session.get("https://httpbin.org/stream/3") as response:
            async for line in response.content:
                print(line[:10])
        async with session.get("https://pictures.dev/a.png") as response:
            data = await response.read()
            with open("a.png", "wb") as file:
                file.write(data)
            print(response.content_type, response.content_length == len(data), data[:8])
        with open("a.png", "rb") as file:
            print(len(file.read()) == len(data))
        async with session.get("https://httpbin.org/bytes/10") as response:
            print(len(await response.content.read(4)), len(await response.content.readexactly(6)),
                  await response.content.read())


asyncio.run(main())
