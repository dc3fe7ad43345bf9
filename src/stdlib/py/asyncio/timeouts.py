"""asyncio.timeout(): a deadline for a block."""
from _asyncio import _cancel, _group_begin, _group_end, _timer, current_task, get_running_loop
from asyncio.exceptions import CancelledError

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    def __init__(self, when):
        self._when = when
        self._state = "created"       # active, expiring, expired, finished
        self._timer = None
        self._task = None

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        shown = [""]
        if self._state == "active":
            when = round(self._when, 3) if self._when is not None else None
            shown.append(f"when={when}")
        return f"<Timeout [{self._state}]{' '.join(shown)}>"

    def reschedule(self, when):
        assert self._state != "created"
        if self._state != "active":
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is None:
            return
        loop = get_running_loop()
        if when <= loop.time():
            self._timer = loop.call_soon(self._expire)
        else:
            self._timer = _timer(loop, when, "timeout", self._group, self._expire)

    def _expire(self):
        _cancel(self._task, None, "timeout")
        self._state = "expiring"
        self._timer = None

    async def __aenter__(self):
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        left = None if self._when is None else self._when - get_running_loop().time()
        self._group = _group_begin(None, "timeout", left)
        self._state = "active"
        self._task = task
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() == 0 and exc_type is CancelledError:
                _group_end(self._group, "timed-out")
                raise TimeoutError
        elif self._state == "active":
            self._state = "finished"
        outcome = "done" if exc_type is None else "failed"
        _group_end(self._group, "cancelled" if exc_type is CancelledError else outcome)
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)
