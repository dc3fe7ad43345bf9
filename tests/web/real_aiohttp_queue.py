# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, functools, random, logging, time
logging.basicConfig(level=logging.INFO, format='%(levelname)s:%(message)s')

def retry(times, exceptions):

    def deco(f):

        @functools.wraps(f)
        async def w(*a, **k):
            for n in range(times):
                try:
                    return await f(*a, **k)
                except exceptions as e:
                    logging.warning('attempt %d: %s: %s', n + 1, type(e).__name__, e)
                    await asyncio.sleep(0.1 * 2 ** n)
            raise RuntimeError('failed')
        return w
    return deco

@retry(4, (aiohttp.ClientError, asyncio.TimeoutError))
async def get(s, u):
    async with s.get(u, timeout=aiohttp.ClientTimeout(total=0.5)) as r:
        r.raise_for_status()
        return await r.text()

async def producer(q, n):
    for i in range(n):
        await q.put(f'https://a.dev/{i}')
    for _ in range(2):
        await q.put(None)

async def consumer(name, q, s, out):
    while (u := (await q.get())) is not None:
        async with s.get(u) as r:
            out.append((u[-1], r.status, len(await r.read()) > 0))
        q.task_done()

async def main():
    async with aiohttp.ClientSession() as s:
        try:
            print(await get(s, 'https://flaky.dev/'))
        except RuntimeError as e:
            print(e)
        try:
            print(await get(s, 'https://dead.dev/'))
        except RuntimeError as e:
            print(e)
        q = asyncio.Queue(2)
        out = []
        t = time.monotonic()
        await asyncio.gather(producer(q, 4), consumer('a', q, s, out), consumer('b', q, s, out))
        print(sorted(out), f'{time.monotonic() - t:.1f}')
asyncio.run(main())
