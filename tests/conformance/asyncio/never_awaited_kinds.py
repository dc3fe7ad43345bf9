import asyncio

async def work():
    pass

class Thing:
    async def method(self):
        pass

async def main():
    work()
    Thing().method()
    async def local():
        pass
    local()
    asyncio.sleep(1)
    coro = work()
    coro.close()
    x = work()
    del x
    print("end")

asyncio.run(main())
