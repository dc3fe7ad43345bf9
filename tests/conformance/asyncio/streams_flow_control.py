import asyncio
async def sink(reader, writer):
    print('sink start')
    await asyncio.sleep(1)
    total = 0
    while True:
        d = await reader.read(65536)
        if not d: break
        total += len(d)
    print('sink', total, writer.transport.is_closing())
    writer.write(str(total).encode())
    await writer.drain()
    writer.close()
async def main():
    s = await asyncio.start_server(sink, '127.0.0.1', 9001)
    r, w = await asyncio.open_connection('127.0.0.1', 9001)
    print(w.transport.get_write_buffer_limits(), w.can_write_eof())
    for i in range(300):
        w.write(b'x' * 100_000)
        await w.drain()
    w.write_eof()
    try:
        w.write(b'more')
    except RuntimeError as e:
        print(e)
    print(await r.read())
    w.close()
    await w.wait_closed()
    s.close()
asyncio.run(main())
