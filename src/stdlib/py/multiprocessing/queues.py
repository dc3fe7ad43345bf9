"""Queues and pipes between processes: what goes through them is pickled."""
import _threads
import pickle as _pickle
import queue as _queue
from queue import Empty, Full

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]


class Queue:
    def __init__(self, maxsize=0):
        self._inner = _queue.Queue(maxsize)
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        _threads.settle()
        try:
            data = _pickle.dumps(obj)
        except Exception as error:        # as its feeder thread would say
            import sys
            from _asyncio import _format_exception
            sys.stderr.write(_format_exception(error))
            return
        self._inner.put(data, block, timeout)

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        _threads.settle()
        return _pickle.loads(self._inner.get(block, timeout))

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        _threads.settle()
        return self._inner.qsize()

    def empty(self):
        _threads.settle()
        return self._inner.empty()

    def full(self):
        _threads.settle()
        return self._inner.full()

    def close(self):
        self._closed = True

    def join_thread(self):
        assert self._closed, f"Queue {self!r} not closed"

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    def task_done(self):
        _threads.settle()
        self._inner.task_done()

    def join(self):
        _threads.settle()
        self._inner.join()


class SimpleQueue:
    def __init__(self):
        self._inner = _queue.SimpleQueue()

    def put(self, obj):
        data = _pickle.dumps(obj)
        _threads.settle()
        self._inner.put(data)

    def get(self):
        _threads.settle()
        return _pickle.loads(self._inner.get())

    def empty(self):
        _threads.settle()
        return self._inner.empty()

    def close(self):
        pass


for _kind in Queue, JoinableQueue, SimpleQueue:
    _kind.__module__ = "multiprocessing.queues"
