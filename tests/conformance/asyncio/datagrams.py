import asyncio
class Server(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport; print('up', transport.get_extra_info('sockname'))
    def datagram_received(self, data, addr):
        print('server', data, addr[0])
        self.transport.sendto(b're:' + data, addr)
    def connection_lost(self, exc): print('server down', exc)
class Client(asyncio.DatagramProtocol):
    def __init__(self, message, lost): self.message, self.lost = message, lost
    def connection_made(self, transport):
        self.transport = transport
        transport.sendto(self.message)
    def datagram_received(self, data, addr):
        print('client', data, addr)
        self.transport.close()
    def error_received(self, exc): print('error', exc); self.transport.close()
    def connection_lost(self, exc):
        print('closed', exc); self.lost.set_result(1)
async def main():
    loop = asyncio.get_running_loop()
    t, p = await loop.create_datagram_endpoint(Server, local_addr=('127.0.0.1', 9999))
    print(t)
    for m in (b'a', b'b'):
        f = loop.create_future()
        c, _ = await loop.create_datagram_endpoint(lambda: Client(m, f), remote_addr=('127.0.0.1', 9999))
        await f
    t.close()
    await asyncio.sleep(0)
    f = loop.create_future()
    c, _ = await loop.create_datagram_endpoint(lambda: Client(b'x', f), remote_addr=('127.0.0.1', 9999))
    await f
asyncio.run(main())
