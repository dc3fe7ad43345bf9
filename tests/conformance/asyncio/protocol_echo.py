import asyncio

class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print('made', transport.get_extra_info('sockname'), transport.get_extra_info('peername')[0])
    def data_received(self, data):
        print('server data', data)
        self.transport.write(data[::-1])
        if b'quit' in data:
            self.transport.close()
    def eof_received(self):
        print('server eof')
    def connection_lost(self, exc):
        print('server lost', exc)

class EchoClient(asyncio.Protocol):
    def __init__(self, msg, on_lost):
        self.msg = msg; self.on_lost = on_lost
    def connection_made(self, transport):
        print('client made')
        self.transport = transport
        transport.write(self.msg)
    def data_received(self, data):
        print('client data', data)
        if self.msg != b'quit':
            self.transport.close()
    def connection_lost(self, exc):
        print('client lost', exc)
        self.on_lost.set_result(True)

async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, '127.0.0.1', 8888)
    for m in (b'hello', b'quit', b'abc' * 10):
        f = loop.create_future()
        t, p = await loop.create_connection(lambda: EchoClient(m, f), '127.0.0.1', 8888)
        print(type(t).__name__, p.msg)
        await f
        print(t, t.is_closing())
    fs = []
    for i in range(4):
        f = loop.create_future(); fs.append(f)
        asyncio.create_task(loop.create_connection((lambda f=f, i=i: EchoClient(b"x%d" % i, f)), '127.0.0.1', 8888))
        if i % 2: await asyncio.sleep(0)
    await asyncio.gather(*fs)
    server.close()
    await server.wait_closed()
    print(server)
asyncio.run(main())
