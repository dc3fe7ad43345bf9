import asyncio
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print('del', s.n)
d = D('global')
async def f():
    e = D('local')
    await asyncio.get_running_loop().create_future()
async def g(n):
    h = D('sleeper')
    await asyncio.sleep(n)
    if n==1: loop.stop()
loop = asyncio.get_event_loop()
loop.create_task(g(3))
t=loop.create_task(f())
loop.create_task(f())
loop.create_task(g(1))
loop.run_forever()
print('end')
