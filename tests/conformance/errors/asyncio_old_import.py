import asyncio

print(asyncio.__file__)
try:
    from time import clock
except ImportError as error:
    print(error)

from asyncio import coroutine
