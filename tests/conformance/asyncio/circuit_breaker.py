# After some failures calls are refused for a while.
import asyncio


class Breaker:
    def __init__(self, limit, pause):
        self.limit, self.pause = limit, pause
        self.failures, self.opened = 0, None

    async def call(self, make):
        now = asyncio.get_running_loop().time()
        if self.opened is not None and now - self.opened < self.pause:
            raise RuntimeError("circuit is open")
        try:
            result = await make()
        except OSError:
            self.failures += 1
            if self.failures >= self.limit:
                self.opened = asyncio.get_running_loop().time()
            raise
        self.failures, self.opened = 0, None
        return result


async def service(state):
    await asyncio.sleep(0.5)
    if state["down"]:
        raise OSError("down")
    return "up"


async def main():
    breaker, state = Breaker(2, 3), {"down": True}
    asyncio.get_running_loop().call_later(2, state.update, {"down": False})
    for _ in range(8):
        try:
            print(asyncio.get_running_loop().time(), await breaker.call(lambda: service(state)))
        except (OSError, RuntimeError) as error:
            print(asyncio.get_running_loop().time(), type(error).__name__, error)
        await asyncio.sleep(0.5)


asyncio.run(main())
