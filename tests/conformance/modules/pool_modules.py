"""concurrent.futures: its modules by their own names."""
import concurrent.futures
import concurrent.futures.thread
from concurrent.futures._base import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from concurrent.futures.thread import BrokenThreadPool, ThreadPoolExecutor

print(ThreadPoolExecutor is concurrent.futures.ThreadPoolExecutor,
      Future is concurrent.futures.Future, TimeoutError)
print(BrokenProcessPool, BrokenThreadPool.__mro__)
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(abs, [-1, -2])))
print(issubclass(BrokenProcessPool, concurrent.futures.BrokenExecutor))
