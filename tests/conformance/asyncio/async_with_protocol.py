import asyncio

class Manager:
    def __init__(self, swallow):
        self.swallow = swallow
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("enter")
        return "value"
    async def __aexit__(self, kind, error, traceback):
        print("exit", kind and kind.__name__, error)
        await asyncio.sleep(1)
        return self.swallow

class Half:
    async def __aenter__(self):
        pass

async def main():
    async with Manager(False) as value, Manager(True):
        print(value)
        raise ValueError("swallowed by the inner one")
    try:
        async with Manager(False):
            raise KeyError("passed on")
    except KeyError as error:
        print(repr(error), asyncio.get_running_loop().time())
    for bad in (3, Half()):
        try:
            async with bad:
                pass
        except TypeError as error:
            print(error)
    try:
        with Manager(True):
            pass
    except TypeError as error:
        print(error)

asyncio.run(main())
