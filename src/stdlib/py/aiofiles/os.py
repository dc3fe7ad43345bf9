"""Functions of os that are awaited."""
import os as _os
from functools import partial as _partial
from _asyncio import get_running_loop as _get_running_loop


def _awaited(function):
    async def run(*args, loop=None, executor=None, **kwargs):
        loop = loop or _get_running_loop()
        return await loop.run_in_executor(executor, _partial(function, *args, **kwargs))
    run.__name__ = run.__qualname__ = function.__name__
    return run


for _name in ("stat", "remove", "unlink", "rename", "replace", "mkdir", "makedirs", "rmdir",
              "removedirs", "listdir", "scandir", "getcwd"):
    if hasattr(_os, _name):
        globals()[_name] = _awaited(getattr(_os, _name))


class _Path:
    pass


path = _Path()
for _name in ("exists", "isfile", "isdir", "getsize", "getmtime", "abspath"):
    setattr(path, _name, _awaited(getattr(_os.path, _name)))
