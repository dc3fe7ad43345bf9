# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, time

async def main():
    async with aiohttp.ClientSession() as s:
        async with s.get('https://big.dev/data.bin') as r:
            n = 0
            sizes = []
            async for chunk in r.content.iter_chunked(50000):
                n += len(chunk)
                sizes.append(len(chunk) <= 50000)
            print(n, all(sizes), r.content_length, r.content.at_eof())
        async with s.get('https://lines.dev/') as r:
            async for line in r.content:
                print(line)
        async with s.get('https://lines.dev/') as r:
            print(await r.content.readline(), await r.content.read(4), await r.content.readexactly(3), await r.content.readuntil(b'\n'))
            print(await r.content.read(), await r.content.read(), await r.content.readline())
        async with s.get('https://lines.dev/') as r:
            while (chunk := (await r.content.read(5))):
                print(chunk)
        async with s.get('https://lines.dev/') as r:
            async for data, end in r.content.iter_chunks():
                print(data, end)
        async with s.get('https://lines.dev/') as r:
            async for data in r.content.iter_any():
                print(data)
        async with s.get('https://lines.dev/') as r:
            print((await r.text(encoding='ascii')).splitlines(), r.charset)
            try:
                await r.text(encoding='foo')
            except LookupError as e:
                print(e)
        async with s.get('https://lines.dev/') as r:
            try:
                await r.content.readexactly(1000)
            except Exception as e:
                print(repr(e))
asyncio.run(main())
