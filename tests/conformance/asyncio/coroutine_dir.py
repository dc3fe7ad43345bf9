"""What generators, coroutines and async generators have, and their end asked for by name."""
import types


def numbers():
    try:
        yield 1
    finally:
        print("numbers ended")


async def work():
    pass


async def stream():
    yield 1

coro, agen = work(), stream()
print(dir(numbers()), dir(coro), dir(agen), sep="\n")
coro.close()
generator = numbers()
next(generator)
generator.__del__()
print(list(generator), types.AsyncGeneratorType[int, str])
