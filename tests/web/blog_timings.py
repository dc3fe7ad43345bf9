"""What a session does, told by a TraceConfig."""
import asyncio

import aiohttp


async def on_start(session, context, params: aiohttp.TraceRequestStartParams):
    context.start = asyncio.get_running_loop().time()
    print("->", params.method, params.url)


async def on_end(session, context, params: aiohttp.TraceRequestEndParams):
    took = asyncio.get_running_loop().time() - context.start
    print("<-", params.response.status, params.url, f"{took:.2f}")


async def on_exception(session, context, params):
    print("!!", type(params.exception).__name__, params.url)


async def main():
    config = aiohttp.TraceConfig()
    config.on_request_start.append(on_start)
    config.on_request_end.append(on_end)
    config.on_request_exception.append(on_exception)
    async with aiohttp.ClientSession(trace_configs=[config]) as session:
        await asyncio.gather(session.get("https://a.dev"), session.get("https://b.dev"),
                             session.get("https://c.invalid"), return_exceptions=True)


asyncio.run(main())
