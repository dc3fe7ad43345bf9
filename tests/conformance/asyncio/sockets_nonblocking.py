import asyncio, socket
async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    a.setblocking(False); b.setblocking(False)
    done = loop.create_future()
    def on_read():
        data = a.recv(100)
        print('got', data)
        if data == b'end':
            loop.remove_reader(a)
            done.set_result('ok')
    loop.add_reader(a, on_read)
    loop.call_soon(b.send, b'abc')
    loop.call_later(1, b.send, b'end')
    print(await done, loop.remove_reader(a))
    print(await loop.sock_sendall(a, b'hello'), await loop.sock_recv(b, 3), await loop.sock_recv(b, 3))
    t = asyncio.create_task(loop.sock_recv(b, 10))
    await asyncio.sleep(1)
    print(t.done())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError: print('cancelled')
    a.close()
    print(await loop.sock_recv(b, 10))
    b.close()
    srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(('127.0.0.1', 9002)); srv.listen(); srv.setblocking(False)
    async def handle(c):
        with c:
            while d := await loop.sock_recv(c, 1024):
                print('srv', d)
                await loop.sock_sendall(c, d.upper())
        print('srv end')
    async def serve():
        while True:
            c, addr = await loop.sock_accept(srv)
            print('accepted', addr[0])
            asyncio.create_task(handle(c))
    st = asyncio.create_task(serve())
    cl = socket.socket(); cl.setblocking(False)
    await loop.sock_connect(cl, ('127.0.0.1', 9002))
    await loop.sock_sendall(cl, b'one')
    print(await loop.sock_recv(cl, 100))
    await loop.sock_sendall(cl, b'two')
    print(await loop.sock_recv(cl, 100))
    cl.close()
    await asyncio.sleep(0.1)
    st.cancel()
    await asyncio.gather(st, return_exceptions=True)
    srv.close()
    print(srv.fileno(), cl)
asyncio.run(main())
