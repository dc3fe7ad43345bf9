# Compared with the real aiohttp (README.md here says how).
import aiohttp, asyncio
session = None
try:
    session = aiohttp.ClientSession()
except Exception as e:
    print(repr(e))

async def main():
    async with aiohttp.ClientSession() as s:
        async with s.get('https://api.dev') as r:
            return r.status
print(asyncio.run(main()))

async def other():
    async with aiohttp.request('GET', 'https://api.dev/x') as r:
        print(r.status, await r.json())
    print(type(aiohttp.request('GET', 'https://api.dev/x')))
    form = aiohttp.FormData()
    form.add_field('name', 'value')
    form.add_field('file', b'content', filename='a.txt', content_type='text/plain')
    async with aiohttp.ClientSession() as s:
        async with s.post('https://httpbin.org/post', data=form) as r:
            d = await r.json()
            print(d['form'], d['files'], d['headers']['Content-Type'][:30])
        async with s.post('https://httpbin.org/post', data={'f': open(__file__, 'rb'), 'n': '1'}) as r:
            d = await r.json()
            print(d['form'], list(d['files']))
        async with s.get('https://httpbin.org/headers') as r:
            print((await r.json())['headers'])
        async with s.post('https://httpbin.org/post', json={'a': 1}) as r:
            print((await r.json())['headers'])
asyncio.run(other())
