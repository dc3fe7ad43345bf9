import asyncio

class Later:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        print("await begins")
        result = yield from asyncio.sleep(self.n, "slept").__await__()
        return result, self.n

class Future:
    def __init__(self, future):
        self.future = future
    def __await__(self):
        return self.future.__await__()

class Bare:
    def __await__(self):
        value = yield
        return value

async def main():
    print(await Later(1))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_result, 42)
    print(await Future(future))
    print(await Bare(), asyncio.get_running_loop().time())
    print(await asyncio.gather(Later(1), Later(2)))
    print(await asyncio.wait_for(Later(1), 2))
    task = asyncio.ensure_future(Later(0))
    print(type(task).__name__, await task)

asyncio.run(main())
