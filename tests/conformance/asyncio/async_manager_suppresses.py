# __aexit__ sees the exception and may swallow it.
import asyncio
from contextlib import asynccontextmanager, nullcontext


class Quiet:
    def __init__(self, *kinds):
        self.kinds = kinds

    async def __aenter__(self):
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(1)
        print("leaving with", kind and kind.__name__, error)
        return kind is not None and issubclass(kind, self.kinds)


@asynccontextmanager
async def quiet_generator():
    try:
        yield
    except OSError as error:
        print("swallowed", error)


async def main():
    async with Quiet(ValueError) as manager:
        print(type(manager).__name__)
    async with Quiet(ValueError):
        raise ValueError("one")
    try:
        async with Quiet(ValueError), Quiet(TypeError):
            raise KeyError("two")
    except KeyError as error:
        print("outside", error)
    async with quiet_generator():
        raise OSError("three")
    async with nullcontext("nothing") as value:
        print(value)
    try:
        async with open("nothing"):
            pass
    except (TypeError, OSError) as error:
        print(type(error).__name__)


asyncio.run(main())
