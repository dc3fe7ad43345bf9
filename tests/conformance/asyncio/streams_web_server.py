import asyncio
async def handle(reader, writer):
    try:
        request = await reader.readline()
        method, path, _ = request.decode().split()
        headers = {}
        while (line := await reader.readline()) not in (b'\r\n', b''):
            k, _, v = line.decode().partition(':')
            headers[k.strip().lower()] = v.strip()
        if path == '/slow': await asyncio.sleep(2)
        if path == '/boom': raise RuntimeError('boom')
        body = f'{method} {path} from {headers.get("host")}'.encode()
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n' % len(body) + body)
        await writer.drain()
    except RuntimeError as e:
        writer.write(b'HTTP/1.1 500 Internal Server Error\r\n\r\n')
    finally:
        writer.close()
        await writer.wait_closed()
async def get(path):
    r, w = await asyncio.open_connection('127.0.0.1', 8080)
    w.write(f'GET {path} HTTP/1.1\r\nHost: me\r\n\r\n'.encode())
    await w.drain()
    status = await r.readline()
    rest = await r.read()
    w.close()
    await w.wait_closed()
    print(path, status, rest, round(asyncio.get_running_loop().time(), 3))
async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 8080, start_serving=False)
    print(server.is_serving())
    st = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    print(server.is_serving())
    await asyncio.gather(*(get(p) for p in ('/', '/slow', '/a', '/boom')))
    st.cancel()
    try:
        await st
    except asyncio.CancelledError:
        print('server stopped', server.sockets)
    # client that leaves, server keeps writing
    async def talker(reader, writer):
        try:
            for i in range(20):
                writer.write(b'tick\n')
                await writer.drain()
                await asyncio.sleep(.5)
        except (ConnectionResetError, BrokenPipeError) as e:
            print('talker', type(e).__name__, e, asyncio.get_running_loop().time())
        finally:
            writer.close()
    async with await asyncio.start_server(talker, '127.0.0.1', 8081) as s:
        r, w = await asyncio.open_connection('127.0.0.1', 8081)
        print(await r.readline())
        w.close()
        await w.wait_closed()
        await asyncio.sleep(10)
asyncio.run(main())
