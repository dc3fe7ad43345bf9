# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp

async def main():
    s = aiohttp.ClientSession()
    r = await s.get('https://api.dev/x')
    print(await r.json())
asyncio.run(main())
print('end')
