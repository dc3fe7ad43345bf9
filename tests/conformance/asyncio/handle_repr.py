import asyncio

def callback(*args):
    pass

class Thing:
    def method(self):
        pass
    def __call__(self):
        pass
    def __repr__(self):
        return "<thing>"

async def main():
    loop = asyncio.get_running_loop()
    for handle in (loop.call_soon(callback), loop.call_soon(callback, 1, "two", [3]),
                   loop.call_later(1.5, callback, "x" * 50), loop.call_at(2, Thing().method),
                   loop.call_soon(print, 1), loop.call_soon(Thing()),
                   loop.call_soon(lambda: None)):
        print(repr(handle))
        handle.cancel()
        print(repr(handle), handle.cancelled())
    timer = loop.call_later(3, callback)
    print(timer.when(), type(timer).__name__, isinstance(timer, asyncio.Handle))
    timer.cancel()
    print(timer.when())
    timer.cancel()

asyncio.run(main())
