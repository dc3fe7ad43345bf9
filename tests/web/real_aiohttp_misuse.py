# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp
sites = ['https://a.dev', 'https://b.dev']

async def get(url):
    async with aiohttp.ClientSession() as s:
        resp = await s.get(url)
        return resp

async def late():
    async with aiohttp.ClientSession() as s:
        return s.get('https://a.dev')

async def main():
    r = await get('https://a.dev')
    print(r.status)
    try:
        print(len(await r.text()))
    except Exception as e:
        print(type(e).__name__, e)
    c = await late()
    try:
        await c
    except Exception as e:
        print(type(e).__name__, e)
    s = aiohttp.ClientSession()
    t = [asyncio.create_task(s.get(u)) for u in sites]
    done = await asyncio.gather(*t)
    print([d.status for d in done], s.closed)
    await s.close()
    print(s.closed)
    try:
        await s.get('https://a.dev')
    except RuntimeError as e:
        print(e)
    await s.close()
    s2 = aiohttp.ClientSession()
    s2.get('https://a.dev')
    await s2.close()
    async with aiohttp.ClientSession() as s3:
        text = s3.get('https://a.dev')
        try:
            text.status
        except AttributeError as e:
            print(e)
        try:
            with s3.get('https://a.dev') as r:
                pass
        except (AttributeError, TypeError) as e:
            print(type(e).__name__, e)
        try:
            for x in s3.get('https://a.dev'):
                pass
        except (AttributeError, TypeError, RuntimeError) as e:
            print(type(e).__name__, e)
        try:
            await s3.get('https://a.dev').text()
        except AttributeError as e:
            print(e)
        try:
            s3.get()
        except TypeError as e:
            print(e)
        try:
            await s3.get('https://a.dev', data={'a': 1}, json={})
        except ValueError as e:
            print(e)
        try:
            await s3.post('https://a.dev', data=5)
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.post('https://a.dev', data={'a': {'b': 1}})
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.post('https://a.dev', data={'a': None})
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.post('https://a.dev', json={'a': {1}})
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.get('https://a.dev', params=[1, 2])
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.get('https://a.dev', params={'a': {'b': 1}})
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.get('https://a.dev', headers='x')
        except Exception as e:
            print(type(e).__name__, e)
        try:
            await s3.get('https://a.dev', headers={'A': 'b\nc'})
        except Exception as e:
            print(type(e).__name__, e)
asyncio.run(main())
print('done')
