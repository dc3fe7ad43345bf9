import asyncio
clients = {}
async def chat(reader, writer):
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    print(f"[{name} joined; {len(clients)} online]")
    await broadcast(f"* {name} joined\n", name)
    try:
        async for line in reader:
            text = line.decode().strip()
            if text == "/quit":
                break
            await broadcast(f"{name}: {text}\n", name)
    finally:
        del clients[name]
        await broadcast(f"* {name} left\n", name)
        writer.close()
        await writer.wait_closed()
        print(f"[{name} gone]")
async def broadcast(text, but):
    for name, w in clients.items():
        if name != but:
            w.write(text.encode())
            await w.drain()
async def person(name, delay, lines):
    await asyncio.sleep(delay)
    r, w = await asyncio.open_connection('127.0.0.1', 9000)
    w.write(name.encode() + b"\n")
    async def listen():
        while line := await r.readline():
            print(f"   {name} <- {line.decode().rstrip()} @{asyncio.get_running_loop().time():.1f}")
        print(f"   {name} eof")
    t = asyncio.create_task(listen())
    for pause, line in lines:
        await asyncio.sleep(pause)
        w.write(line.encode() + b"\n")
        await w.drain()
    await t
    w.close()
    await w.wait_closed()
async def main():
    server = await asyncio.start_server(chat, '127.0.0.1', 9000)
    async with server:
        await asyncio.gather(
            person('Ann', 0, [(1, 'hi'), (2, 'how are you'), (3, '/quit')]),
            person('Bob', .5, [(.5, 'hello'), (2, 'fine'), (1, '/quit')]),
            person('Cy', .5, [(.5, 'yo'), (0, 'yo2'), (0, '/quit')]),
        )
asyncio.run(main())
