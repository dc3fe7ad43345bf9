# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, time
from aiohttp import TraceConfig

async def on_start(session, ctx, params):
    ctx.start = time.perf_counter()
    print('start', params.method, params.url, type(params).__name__, ctx.trace_request_ctx)

async def on_end(session, ctx, params):
    print('end', params.response.status, f'{time.perf_counter() - ctx.start:.1f}', params.url)

async def on_exc(session, ctx, params):
    print('exc', type(params.exception).__name__, params.url)

async def on_redir(session, ctx, params):
    print('redirect', params.response.status, params.url)

async def q1(session, ctx, params):
    print('queued')

async def q2(session, ctx, params):
    print('dequeued')

async def cc(session, ctx, params):
    print('connect start')

async def cd(session, ctx, params):
    print('connect end')

async def reuse(session, ctx, params):
    print('reuse')

async def dns(session, ctx, params):
    print('dns', params.host)

async def chunk(session, ctx, params):
    print('chunk', len(params.chunk))

async def main():
    t = TraceConfig()
    t.on_request_start.append(on_start)
    t.on_request_end.append(on_end)
    t.on_request_exception.append(on_exc)
    t.on_request_redirect.append(on_redir)
    t.on_connection_queued_start.append(q1)
    t.on_connection_queued_end.append(q2)
    t.on_connection_create_start.append(cc)
    t.on_connection_create_end.append(cd)
    t.on_connection_reuseconn.append(reuse)
    t.on_dns_resolvehost_start.append(dns)
    t.on_response_chunk_received.append(chunk)
    async with aiohttp.ClientSession(trace_configs=[t], connector=aiohttp.TCPConnector(limit=1)) as s:
        async with s.get('https://a.dev/x', trace_request_ctx={'n': 1}) as r:
            await r.text()
        async with s.get('https://a.dev/y') as r:
            await r.read()
        async with s.get('https://httpbin.org/redirect/1') as r:
            await r.text()
        try:
            await s.get('https://closed.dev')
        except aiohttp.ClientError as e:
            print(type(e).__name__)

        async def one(i):
            async with s.get(f'https://a.dev/{i}') as r:
                await r.text()
                return r.status
        print(await asyncio.gather(one(1), one(2)))
asyncio.run(main())
