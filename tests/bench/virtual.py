"""CPython's asyncio with the least virtual clock: waiting costs nothing.

    python3 virtual.py PROGRAM.py
"""
import asyncio
import runpy
import selectors
import sys


class Selector(selectors.DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout:
            Selector.now += timeout
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(Selector())

    def time(self):
        return Selector.now


asyncio.DefaultEventLoopPolicy._loop_factory = Loop
runpy.run_path(sys.argv[1], run_name="__main__")
