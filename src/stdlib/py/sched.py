"""Events in order of time and priority."""
import heapq as _heapq
import time as _time
from collections import namedtuple as _namedtuple

__all__ = ["scheduler"]


class Event(_namedtuple("Event", "time, priority, sequence, action, argument, kwargs")):
    __slots__ = ()


class scheduler:
    # The heap's items are (time, age, event).  Of two relative events one was made later, be it by
    # a moment that the virtual clock does not show: their age comes before the priority.  Absolute
    # times may be equal: all have the age 0.
    def __init__(self, timefunc=_time.monotonic, delayfunc=_time.sleep):
        self._queue = []
        self._made = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def _add(self, age, *fields, kwargs):
        event = Event(fields[0], fields[1], self._made, *fields[2:], {} if kwargs is None else kwargs)
        self._made += 1
        _heapq.heappush(self._queue, (event.time, age, event))
        return event

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        return self._add(0, time, priority, action, argument, kwargs=kwargs)

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        time = self.timefunc() + delay
        own_clock = self.timefunc not in (_time.monotonic, _time.time, _time.perf_counter)
        age = 0 if own_clock else self._made + 1
        return self._add(age, time, priority, action, argument, kwargs=kwargs)

    def cancel(self, event):
        self.queue.remove(event)
        self._queue = [item for item in self._queue if item[2] != event]
        _heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0][2]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            _heapq.heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)
        return None

    @property
    def queue(self):
        return [item[2] for item in sorted(self._queue)]
