"""After three failures nobody is asked for a while."""
import asyncio
import enum
import time

import httpx


class State(enum.Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half open"


class Breaker:
    def __init__(self, failures=3, recovery=2.0):
        self.allowed, self.recovery = failures, recovery
        self.failures, self.state, self.since = 0, State.CLOSED, 0.0

    async def call(self, function, *args):
        if self.state is State.OPEN:
            if time.monotonic() - self.since < self.recovery:
                raise RuntimeError("circuit is open")
            self.state = State.HALF_OPEN
        try:
            result = await function(*args)
        except httpx.HTTPError:
            self.failures += 1
            if self.failures >= self.allowed:
                self.state, self.since = State.OPEN, time.monotonic()
            raise
        self.failures, self.state = 0, State.CLOSED
        return result


async def main():
    breaker = Breaker()
    async with httpx.AsyncClient(base_url="https://pay.dev") as client:

        async def pay(amount):
            response = await client.post("/pay", json={"amount": amount})
            return response.raise_for_status().json()["paid"]

        for amount in range(8):
            try:
                shown = await breaker.call(pay, amount)
            except Exception as error:
                shown = f"{type(error).__name__}: {str(error).splitlines()[0]}"
            print(f"{time.monotonic():.1f} {amount} {breaker.state.value}: {shown}")
            await asyncio.sleep(0.5)


asyncio.run(main())
