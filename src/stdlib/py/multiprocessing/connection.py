"""The two ends of a pipe."""
import _threads
import pickle as _pickle
import queue as _queue
from _thread import _Line, _left, _until

__all__ = ["Pipe", "Connection", "wait"]


class Connection:
    def __init__(self, incoming, outgoing):
        self._incoming, self._outgoing = incoming, outgoing
        self._closed = False
        if outgoing is not None:
            outgoing.writers += 1

    def _for_process(self):
        """The same end, as a new process has it; closed when that ends."""
        copy = type(self)(self._incoming, None if self._closed else self._outgoing)
        copy._closed = self._closed
        return copy

    def _check(self, way, wrong):
        if self._closed:
            raise OSError("handle is closed")
        if way is None:
            raise OSError(f"connection is {wrong}-only")
        _threads.settle()

    def send(self, obj):
        data = _pickle.dumps(obj)
        self._check(self._outgoing, "read")
        self._outgoing.append(data)

    def send_bytes(self, buf):
        self._check(self._outgoing, "read")
        self._outgoing.append(bytes(buf))

    def recv_bytes(self):
        self._check(self._incoming, "write")
        self._incoming.wait(None)
        if not self._incoming.items:
            raise EOFError
        return self._incoming.items.pop(0)

    def recv(self):
        return _pickle.loads(self.recv_bytes())

    def poll(self, timeout=0.0):
        self._check(self._incoming, "write")
        return self._incoming.wait(timeout)

    def close(self):
        _threads.settle()
        if not self._closed and self._outgoing is not None:
            self._outgoing.end()
        self._closed = True

    @property
    def closed(self):
        return self._closed

    readable = property(lambda self: self._incoming is not None)
    writable = property(lambda self: self._outgoing is not None)

    def fileno(self):
        return 3

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class _Way:
    """One direction of a pipe."""

    def __init__(self):
        self.items = []
        self.writers = 0
        self.line = _Line("queue-get", 0)

    def append(self, data):
        self.items.append(data)
        self.line.wake()

    def end(self):
        self.writers -= 1
        if self.writers == 0:
            self.line.wake(len(self.line.waiting))

    def wait(self, timeout):
        deadline = _until(timeout)
        while not self.items and self.writers > 0:
            left = _left(deadline)
            if left is not None and left <= 0:
                return False
            self.line.wait(left)
        return True


def Pipe(duplex=True):
    there, back = _Way(), _Way() if duplex else None
    if duplex:
        return Connection(back, there), Connection(there, back)
    return Connection(there, None), Connection(None, there)


def wait(object_list, timeout=None):
    """Those of these that something can be read from."""
    import time
    deadline = _until(timeout)
    while True:
        ready = [item for item in object_list if item.poll()]
        left = _left(deadline)
        if ready or (left is not None and left <= 0):
            return ready
        time.sleep(0.001 if left is None else min(0.001, left))
