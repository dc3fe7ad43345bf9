# What a suspended except body handles is its own: also the very exception that its driver handles.
import asyncio
import sys
from contextlib import asynccontextmanager, contextmanager


def worker(thrown):
    try:
        yield 0
        if not thrown:
            raise KeyError("inner")
    except KeyError:
        yield 1
        print("  handled:", repr(sys.exc_info()[1]))
        raise TypeError("late")


def plain():
    g = worker(False)
    next(g), next(g), next(g)


def thrown_outside():
    g = worker(True)
    next(g)
    g.throw(KeyError("thrown"))
    next(g)


def thrown_while_handled():
    g = worker(True)
    next(g)
    try:
        raise KeyError("both")
    except KeyError as error:
        g.throw(error)
    next(g)


def driven_in_another_handler():
    g = worker(True)
    next(g)
    try:
        raise KeyError("both")
    except KeyError as error:
        g.throw(error)
    try:
        raise ValueError("other")
    except ValueError:
        next(g)


for step in (plain, thrown_outside, thrown_while_handled, driven_in_another_handler):
    try:
        step()
    except TypeError as error:
        print(step.__name__, repr(error.__context__), repr(error.__context__.__context__))


@contextmanager
def retry():
    try:
        yield
    except KeyError:
        raise RuntimeError("no retry")


@asynccontextmanager
async def connection():
    try:
        yield
    except KeyError:
        await asyncio.sleep(0)
        print("  handled:", repr(sys.exc_info()[1]))
        raise ConnectionError("lost")


async def main():
    try:
        with retry():
            raise KeyError("a")
    except RuntimeError as error:
        print(repr(error), repr(error.__context__))
    try:
        async with connection():
            raise KeyError("b")
    except ConnectionError as error:
        print(repr(error), repr(error.__context__))
    print(sys.exc_info())


asyncio.run(main())
