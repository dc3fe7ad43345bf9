"""asyncarium verify: one program in both engines, and the first difference.

    python3 -c THIS ENGINE SEED FILE.py TYPED      (TYPED: standard input, for both)

CPython runs it on its own asyncio in virtual time: whenever the event loop has no ready
callback, the clock jumps to the earliest deadline, and time.sleep() moves the same clock.
Timers of one deadline set at one instant fire in one iteration, first set first; one set at
a later instant is late by then.  asyncio's sets of tasks, which CPython orders by address,
are ordered by creation.  Left out of standard error are the frames of CPython's library.

Exit status: 0 no difference, 1 one, 2 cannot be run, 42 this python3 is not 3.11.
"""
import asyncio
import datetime as _datetime
import io
import itertools
import math
import os
import random
import re
import selectors
import subprocess
import sys
import time
import timeit
import types
import weakref


def pose_as(original):
    """Show the program the name of the class that is replaced."""
    def rename(cls):
        for name in ("__module__", "__name__", "__qualname__"):
            setattr(cls, name, getattr(original, name))
        return cls
    return rename


class Clock:
    now = 0.0
    instant = 0    # how many times the clock has been moved
    due = (0, 0)   # timers fire up to this (deadline, instant at which they were set)
    used = 0       # how often it was looked at since it moved
    used_at = 0.0

    @classmethod
    def look(cls, weight=1):
        """The time; who looks a million times at one moment uses up time (src/loop/clock.h)."""
        if cls.used_at != cls.now:
            cls.used, cls.used_at = 0, cls.now
        cls.used += weight
        if cls.used > 1_000_000:
            _sleep(weight * 1e-5)
            cls.used_at = cls.now
        return cls.now


@pose_as(asyncio.TimerHandle)
class Timer(asyncio.TimerHandle):
    count = itertools.count()

    def __init__(self, when, *args):
        instant = Clock.instant if when > Clock.now else 0
        self.order = round(when * 1e9), instant, next(Timer.count)
        super().__init__(when, *args)

    @property
    def _when(self):
        return self.deadline if self.order[:2] <= Clock.due else math.inf

    @_when.setter
    def _when(self, when):
        self.deadline = when

    def when(self):
        return self.deadline

    def _repr_info(self):
        return [f"when={self.deadline}" if i == "when=inf" else i for i in super()._repr_info()]

    def __lt__(self, other):
        return self.order < other.order


@pose_as(selectors.DefaultSelector)
class VirtualSelector(selectors.DefaultSelector):
    loop = None

    def select(self, timeout=None):
        ready = super().select(0)
        if timeout == 0 and self.loop._scheduled:
            Clock.look(10)
        if ready or timeout == 0:
            return ready
        if timeout is None:
            sys.stdout.flush()
            print("verify: the loop would wait forever", file=sys.stderr)
            sys.stderr.flush()
            os._exit(124)
        scheduled = self.loop._scheduled
        if scheduled:
            Clock.now = max(Clock.now, scheduled[0].deadline)
            Clock.due = max(Clock.due, scheduled[0].order[:2])
            Clock.instant += 1
        return ready


@pose_as(asyncio.SelectorEventLoop)
class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self, selector=None):
        selector = VirtualSelector()
        super().__init__(selector)
        selector.loop = self
        self._clock_resolution = 1e-9

    def time(self):
        return Clock.look()


@pose_as(_datetime.datetime)
class VirtualDatetime(_datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        now = EPOCH + _datetime.timedelta(seconds=Clock.now)
        return now.astimezone(tz) if tz else now

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now(_datetime.timezone.utc).replace(tzinfo=None)

    def __repr__(self):
        return "datetime." + super().__repr__()


EPOCH = VirtualDatetime(2024, 1, 1, 9, 0, 0)
_EPOCH_TS = EPOCH.timestamp()


def _sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    Clock.now += seconds
    Clock.due = round(Clock.now * 1e9), math.inf
    Clock.instant += 1


def install():
    asyncio.TimerHandle = asyncio.events.TimerHandle = Timer
    asyncio.SelectorEventLoop = VirtualLoop
    asyncio.DefaultEventLoopPolicy._loop_factory = VirtualLoop
    time.sleep = _sleep
    time.time = lambda: _EPOCH_TS + Clock.look()
    time.time_ns = lambda: int(_EPOCH_TS) * 10**9 + round(Clock.look() * 1e9)
    time.monotonic = time.perf_counter = time.process_time = Clock.look
    time.monotonic_ns = time.perf_counter_ns = lambda: round(Clock.look() * 1e9)
    timeit.default_timer = time.perf_counter
    _datetime.datetime = VirtualDatetime
    real_localtime, real_gmtime, real_strftime = time.localtime, time.gmtime, time.strftime
    time.localtime = lambda s=None: real_localtime(time.time() if s is None else s)
    time.gmtime = lambda s=None: real_gmtime(time.time() if s is None else s)
    time.strftime = lambda f, t=None: real_strftime(f, time.localtime() if t is None else t)
    time.ctime = lambda s=None: time.strftime("%a %b %e %H:%M:%S %Y", time.localtime(s))
    order_sets()


@pose_as(set)
class Ordered(set):
    """A set in the order in which its items came."""

    def __init__(self, items=()):
        self.order = dict.fromkeys(items)
        super().__init__(self.order)

    def __iter__(self):
        return iter(list(self.order))

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self.order else "set()"

    def add(self, item):
        self.order[item] = None
        super().add(item)

    def discard(self, item):
        self.order.pop(item, None)
        super().discard(item)

    def remove(self, item):
        super().remove(item)
        del self.order[item]

    def pop(self):
        item = next(iter(self.order), None)
        if item is None:
            return super().pop()          # KeyError
        self.remove(item)
        return item

    def clear(self):
        self.order.clear()
        super().clear()


def order_sets():
    make = VirtualLoop.__init__

    def make_ordered(self, *args):
        make(self, *args)
        self._asyncgens.data = Ordered()

    VirtualLoop.__init__ = make_ordered
    asyncio.tasks.set = asyncio.taskgroups.set = Ordered
    born = []
    asyncio.tasks._all_tasks.add = lambda task: born.append(weakref.ref(task))

    def all_tasks(loop=None):
        if loop is None:
            loop = asyncio.get_running_loop()
        alive = [ref() for ref in born]
        return Ordered(t for t in alive if t is not None and t.get_loop() is loop and not t.done())

    asyncio.all_tasks = asyncio.tasks.all_tasks = all_tasks


def excepthook(kind, error, trace):
    """Leaves out the frames of this program: <module>, run_reference() and reference()."""
    for _ in range(3):
        trace = trace.tb_next if trace else None
    sys.__excepthook__(kind, error.with_traceback(trace), None)


def run_reference(path, seed):
    """In the child: never comes back."""
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    with io.open_code(path) as source:
        text = source.read()
    if not re.search(rb"\b(threading|concurrent|to_thread|run_in_executor)\b", text):
        install()                         # threads are not virtual there: the real clock
    random.seed(seed)
    program = sys.modules["__main__"] = types.ModuleType("__main__")
    program.__file__ = path
    sys.excepthook = excepthook
    exec(compile(text, path, "exec"), program.__dict__)


def without_library_frames(text):
    kept, skipping, depth = [], False, 0
    for line in text.split("\n"):
        bare = line.lstrip(" |+-")
        indent = len(line) - len(line.lstrip(" |"))
        if re.match(r'File "(/usr/lib/python3|<frozen |<string>)', bare):
            skipping, depth = True, indent
            continue
        if skipping and indent > depth and not bare.startswith("File "):
            continue
        skipping = False
        kept.append(line)
    return "\n".join(kept)


def mask(text):
    return re.sub(r"0x[0-9a-f]{6,}", "0x...", text)


def show(name, theirs, ours):
    """The first line that differs; True: there is one."""
    if theirs == ours:
        return False
    theirs, ours = theirs.split("\n"), ours.split("\n")
    for number in range(max(len(theirs), len(ours))):
        pair = [lines[number] if number < len(lines) else None for lines in (theirs, ours)]
        if pair[0] != pair[1]:
            print(f"{name}, line {number + 1}:")
            for who, line in zip(("CPython   ", "asyncarium"), pair):
                print(f"  {who}  " + ("(nothing)" if line is None else line))
            break
    return True


def main():
    engine, seed, path = sys.argv[1], int(sys.argv[2]), os.path.abspath(sys.argv[3])
    if sys.version_info[:2] != (3, 11):
        sys.exit(42)
    folder = os.path.dirname(path)
    typed = os.fsencode(sys.argv[4])
    done = subprocess.run([engine, "run", "--seed", str(seed), path], input=typed,
                          capture_output=True, cwd=folder)
    if done.returncode in (2, 3) and not done.stdout:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        sys.exit(2)
    files = [os.memfd_create(name) for name in ("out", "err")]
    keyboard = os.memfd_create("in")
    os.write(keyboard, typed)
    os.lseek(keyboard, 0, os.SEEK_SET)
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        os.dup2(keyboard, 0)
        os.dup2(files[0], 1)
        os.dup2(files[1], 2)
        os.closerange(3, 20)
        return run_reference(path, seed)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    theirs = []
    for file in files:
        os.lseek(file, 0, os.SEEK_SET)
        with open(file, "rb") as text:
            theirs.append(text.read().decode(errors="replace"))
    status = 4 if status == 124 else 128 - status if status < 0 else status
    ours = [text.decode(errors="replace") for text in (done.stdout, done.stderr)]
    differs = show("standard output", mask(theirs[0]), mask(ours[0]))
    if status != 4 and not differs:       # where CPython hangs we say why
        differs = show("standard error", mask(without_library_frames(theirs[1])), mask(ours[1]))
    if status != done.returncode:
        print(f"exit status: CPython {status}, asyncarium {done.returncode}")
        differs = True
    if not differs:
        print(f"{sys.argv[3]}: no difference")
    sys.exit(differs)


if __name__ == "__main__":
    main()
