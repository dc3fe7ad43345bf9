"""The program ends at the import of a package that is not installed: what it would need behind
that, or would have imported just before, does not matter."""
import asyncio

print("before")

import subprocess
from multiprocessing import Pool, \
    Queue
import json, no_such_package.client as client, ctypes
import ssl


def compute():
    exec("print(1)")
    return Pool(4)


async def main():
    await asyncio.create_subprocess_exec("ls")
    input("? ")


asyncio.run(main())
