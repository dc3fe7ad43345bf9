# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, aiofiles, os, io

async def dl(s, u, name):
    async with s.get(u) as r:
        f = await aiofiles.open(name, mode='wb')
        await f.write(await r.read())
        await f.close()
    return (name, os.path.getsize(name))

async def main():
    async with aiohttp.ClientSession() as s:
        print(await asyncio.gather(dl(s, 'https://a.dev/logo.png', 'o1.bin'), dl(s, 'https://a.dev/data.csv', 'o2.csv')))
        async with s.get('https://a.dev/data.csv') as r:
            async with aiofiles.open('o3.csv', 'w') as f:
                await f.write(await r.text())
        async with aiofiles.open('o3.csv') as f:
            async for line in f:
                print(line.strip())
                break
        async with s.get('https://a.dev/logo.png') as r:
            with open('o4.bin', 'wb') as fd:
                async for chunk in r.content.iter_chunked(1024):
                    fd.write(chunk)
        print(os.path.getsize('o4.bin'), await asyncio.to_thread(os.path.getsize, 'o1.bin'))
        buf = io.BytesIO()
        async with s.get('https://a.dev/data.csv') as r:
            buf.write(await r.read())
        print(buf.getvalue()[:14])
        async with s.post('https://httpbin.org/post', data=open('o3.csv', 'rb')) as r:
            print((await r.json())['data'][:13], (await r.json())['headers'].get('Content-Type'))
        async with s.post('https://httpbin.org/post', data={'file': open('o3.csv', 'rb')}) as r:
            print(list((await r.json())['files']))
asyncio.run(main())
for n in ('o1.bin', 'o2.csv', 'o3.csv', 'o4.bin'):
    os.remove(n)
