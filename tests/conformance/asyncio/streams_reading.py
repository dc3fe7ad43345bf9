import asyncio
async def handler(reader, writer):
    try:
        print(await reader.readuntil(b';'))
        print(await reader.readexactly(4))
        try:
            await reader.readexactly(100)
        except asyncio.IncompleteReadError as e:
            print(repr(e), e.partial, e.expected)
        print(reader.at_eof(), await reader.read(), await reader.readline())
    finally:
        writer.close()
async def limited(reader, writer):
    for i in range(2):
        try:
            print(await reader.readline())
        except ValueError as e:
            print('ValueError', e, reader)
    try:
        print(await reader.readuntil(b'#'))
    except asyncio.LimitOverrunError as e:
        print(e, e.consumed)
    except asyncio.IncompleteReadError as e:
        print(e)
    writer.close()
async def main():
    s = await asyncio.start_server(handler, '127.0.0.1', 9003)
    r, w = await asyncio.open_connection('127.0.0.1', 9003)
    w.write(b'abc;12345')
    await asyncio.sleep(1)
    w.writelines([b'6', b'7', b'8'])
    w.write_eof()
    print(await r.read(), r)
    w.close()
    s.close()
    s = await asyncio.start_server(limited, '127.0.0.1', 9004, limit=10)
    r, w = await asyncio.open_connection('127.0.0.1', 9004)
    w.write(b'x' * 25 + b'\n' + b'ok\n' + b'z' * 30)
    await asyncio.sleep(1)
    w.close()
    await w.wait_closed()
    s.close()
    for call in (lambda: asyncio.open_connection('127.0.0.1', 1), lambda: asyncio.open_connection(), lambda: asyncio.start_server(handler, '10.9.8.7', 80)):
        try:
            await call()
        except Exception as e:
            print(type(e).__name__, e)
    reader = asyncio.StreamReader()
    reader.feed_data(b'a\nb\nc')
    reader.feed_eof()
    print(reader, [l async for l in reader], reader)
    reader = asyncio.StreamReader()
    t = asyncio.create_task(reader.read(5))
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as e: print(e)
    print(reader)
    reader.set_exception(OSError('boo'))
    try: await t
    except OSError as e: print(e)
    try:
        await asyncio.wait_for(asyncio.StreamReader().readline(), 2)
    except TimeoutError: print('timeout', asyncio.get_running_loop().time())
asyncio.run(main())
