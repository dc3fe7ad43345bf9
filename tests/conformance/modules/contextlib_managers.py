import asyncio
import io
from contextlib import *


@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("</" + name + ">")


with tag("a") as a, tag("b"):
    print(a)
with tag("c"):
    raise ValueError("inside")
try:
    with tag("d"):
        raise KeyError("through")
except KeyError as e:
    print("caught", e)


@tag("decorated")
def work():
    print("working")


work()
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as n:
    print(n)
out = io.StringIO()
with redirect_stdout(out):
    print("hidden")
print(repr(out.getvalue()))


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
with ExitStack() as stack:
    names = [stack.enter_context(tag(t)) for t in "xy"]
    stack.callback(print, "callback", sep="!")
    print(names)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for bad in (never, twice):
    try:
        with bad():
            pass
    except RuntimeError as e:
        print(e)


@asynccontextmanager
async def connection(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


async def main():
    async with connection("db") as c:
        print("using", c)
    async with AsyncExitStack() as stack:
        for name in ("one", "two"):
            print(await stack.enter_async_context(connection(name)))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "sync callback")
    try:
        async with connection("bad"):
            raise OSError("lost")
    except OSError as e:
        print("caught", e)

    async def numbers():
        try:
            for i in range(5):
                yield i
        finally:
            print("generator closed")
    async with aclosing(numbers()) as g:
        async for i in g:
            if i == 1:
                break


asyncio.run(main())
try:
    with 5:
        pass
except TypeError as e:
    print(e)
try:
    ExitStack().enter_context(5)
except TypeError as e:
    print(e)
