import sys
class Sleep:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return (self.v, r)
async def inner(n):
    a = await Sleep(n)
    b = await Sleep(n + 1)
    return [a, b]
async def outer():
    x = await inner(1)
    y = await inner(10)
    return x + y
def drive(c, send=None):
    out = []
    try:
        v = c.send(None)
        while True:
            out.append(v)
            v = c.send("s%s" % v)
    except StopIteration as e:
        return out, e.value
print(drive(outer()))
async def deep(n):
    if n == 0:
        return await Sleep("bottom")
    return await deep(n - 1)
print(drive(deep(50)))
async def handler():
    try:
        await inner(1)
    except ValueError as e:
        print("caught", e, repr(e.__context__))
        return "handled"
    finally:
        print("finally")
c = handler(); c.send(None)
try: c.throw(ValueError("thrown"))
except StopIteration as e: print(e.value)
c = handler(); c.send(None); c.close()
c = outer(); c.send(None)
print(c.cr_await is not None, c.cr_running, c.cr_frame.f_lineno)
try: c.send(None); c.close()
except Exception as e: print(repr(e))
try: c.send(None)
except RuntimeError as e: print(e)
co = inner(1)
co.send(None)
async def second(): await co
s = second()
try: s.send(None)
except RuntimeError as e: print(e)
co.close()
async def bad(x): await x
for v in (None, 5, [1], print):
    try: bad(v).send(None)
    except TypeError as e: print(e)
async def agen(n):
    try:
        for i in range(n):
            await Sleep("a%d" % i)
            got = yield i
            if got: print("got", got)
    finally:
        print("agen end")
async def consume():
    r = []
    async for v in agen(3): r.append(v)
    r.append([x async for x in agen(2)])
    return r
print(drive(consume()))
async def manual():
    g = agen(5)
    print(await g.__anext__())
    print(await g.asend("hello"))
    try: await g.athrow(ValueError("at"))
    except ValueError as e: print("at", e)
    try: await g.__anext__()
    except StopAsyncIteration: print("SAI")
    g = agen(5); await g.__anext__(); await g.aclose()
    return "ok"
print(drive(manual()))
class ACM:
    async def __aenter__(self): await Sleep("enter"); return "res"
    async def __aexit__(self, *a): await Sleep("exit"); print(a[0]); return True
async def acm():
    async with ACM() as v: print(v)
    async with ACM(): raise KeyError(1)
    return 1
print(drive(acm()))
async def fori():
    async for x in [1]: pass
try: fori().send(None)
except TypeError as e: print(e)
async def nocm():
    async with 5: pass
try: nocm().send(None)
except TypeError as e: print(e)
async def si(): raise StopIteration
try: si().send(None)
except RuntimeError as e: print(e)
def make():
    inner(5)
make()
async def nn(): inner(6)
drive(nn())
w = inner(3).__await__(); print(next(w)); w.close()
async def ret_wrapper():
    class W:
        def __await__(self): return inner(7).__await__()
    return await W()
print(drive(ret_wrapper()))
try: inner(2).send(5)
except TypeError as e: print(e)
async def exc_in_chain():
    async def a():
        await Sleep(1); raise KeyError("deep")
    async def b(): await a()
    try: await b()
    except KeyError as e:
        tb = e.__traceback__; n = 0
        while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb = tb.tb_next
drive(exc_in_chain())
