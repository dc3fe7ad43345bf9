import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, suppress, contextmanager, aclosing
class Connection:
    def __init__(self, name, fail=False): self.name=name; self.fail=fail
    async def __aenter__(self):
        print("open", self.name); await asyncio.sleep(0.1)
        if self.fail: raise OSError(111, "Connection refused")
        return self
    async def __aexit__(self, et, e, tb):
        print("close", self.name, et.__name__ if et else None, e)
        await asyncio.sleep(0.05)
        return et is ValueError
    async def query(self, sql, *params, **opts):
        await asyncio.sleep(.2)
        return f"{self.name}: {sql % params} {opts}"
@asynccontextmanager
async def transaction(conn):
    print("BEGIN")
    try:
        yield conn
    except Exception as e:
        print("ROLLBACK", repr(e)); raise
    else:
        print("COMMIT")
    finally:
        print("finally")
@contextmanager
def section(t):
    print(f"--- {t}"); yield; print("---")
async def rows(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(.1)
    finally:
        print("rows closed")
async def main():
    with section("simple"):
        async with Connection("db") as c, transaction(c):
            print(await c.query("select %s from %s", "a", "t", limit=3))
    with section("swallow"):
        async with Connection("db2"):
            raise ValueError("ignored")
    with section("error"):
        try:
            async with Connection("db3") as c:
                async with transaction(c): 1/0
        except ZeroDivisionError as e: print("got", e, type(e.__context__))
    with section("refused"), suppress(OSError):
        async with Connection("db4", fail=True): print("never")
    async with AsyncExitStack() as st:
        cs = [await st.enter_async_context(Connection(f"s{i}")) for i in range(3)]
        st.push_async_callback(asyncio.sleep, .1)
        st.callback(print, "callback", end="!\n")
        print([c.name for c in cs])
    async with aclosing(rows(10)) as r:
        async for x in r:
            print("row", x)
            if x == 2: break
    async with (Connection("p1") as a, Connection("p2") as b):
        print(a.name, b.name)
    try:
        async with Connection("db5", fail=True): pass
    except OSError as e: print(e, e.errno, e.strerror, repr(e))
asyncio.run(main())
