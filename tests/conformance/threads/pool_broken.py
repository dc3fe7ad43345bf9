"""An initializer that fails breaks the pool: what waits for it hears of that."""
import logging
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
logging.getLogger("concurrent.futures").propagate = False


def connect():
    raise ConnectionError("no database")


pool = ThreadPoolExecutor(1, initializer=connect)
future = pool.submit(print, "never")
try:
    future.result()
except BrokenExecutor as error:
    print(type(error).__name__, error, isinstance(error, BrokenThreadPool))
try:
    pool.submit(print, "neither")
except BrokenThreadPool as error:
    print(error)
pool.shutdown()
