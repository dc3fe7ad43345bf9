# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp

async def main():
    for base in ['https://api.dev', 'https://api.dev/', 'https://api.dev/v1/', 'https://api.dev/v1', 'api.dev']:
        try:
            async with aiohttp.ClientSession(base) as s:
                for p in ['/users', 'users', '/users/1', '', 'https://api.dev/users', '/users?x=1']:
                    try:
                        async with s.get(p) as r:
                            print(base, p, r.status, r.url)
                    except Exception as e:
                        print(base, p, repr(e))
        except Exception as e:
            print(base, repr(e))
    async with aiohttp.ClientSession() as s:
        try:
            s.get('https://api.dev/x').status
        except AttributeError as e:
            print(e)
        try:
            r = s.get('https://api.dev/x')
            await r.text()
        except AttributeError as e:
            print(e)
            r.close()
        r = await s.get('https://api.dev/x')
        try:
            r.text()['a']
        except TypeError as e:
            print(e)
        try:
            print(len(r.json()))
        except TypeError as e:
            print(e)
        r.release()
    print(aiohttp.__all__[:5] if hasattr(aiohttp, '__all__') else '')
asyncio.run(main())
