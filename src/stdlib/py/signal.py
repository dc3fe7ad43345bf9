"""Signals: handlers, the alarm, and names.  See src/loop/signals.h for when they arrive."""
import enum as _enum
from _signal import (_get, _handlers, _numbers, _timer, default_int_handler, pause,
                     raise_signal as _raise)

Signals = _enum.IntEnum("Signals", _numbers, module=__name__)
globals().update(_numbers)                # faster than one line each; the members come next
globals().update(Signals.__members__)
SIGCLD, SIGIOT, SIGPOLL = Signals.SIGCHLD, Signals.SIGABRT, Signals.SIGIO


class Handlers(_enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(_enum.IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


class itimer_error(OSError):
    """A timer of setitimer() that there is not."""


ItimerError = itimer_error


def _index(number):
    if not hasattr(type(number), "__index__"):
        raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer")
    return number.__index__()


def signal(signalnum, handler, /):
    number = _index(signalnum)
    before = getsignal(number) if 0 < number < NSIG else None
    if isinstance(handler, int) and handler in (0, 1):
        handler = int(handler)
    elif not callable(handler):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                        "object")
    if before is None:
        raise ValueError("signal number out of range")
    if number in (9, 19, 32, 33):
        raise OSError(22, "Invalid argument")
    _handlers[number] = handler
    return before


def getsignal(signalnum, /):
    handler = _get(signalnum)
    return Handlers(handler) if isinstance(handler, int) else handler


def raise_signal(signalnum, /):
    number = _index(signalnum)
    if not 0 <= number < NSIG:
        raise OSError(22, "Invalid argument")
    if number:
        _raise(number)


def strsignal(signalnum, /):
    number = _index(signalnum)
    if not 0 < number < NSIG:
        raise ValueError("signal number out of range")
    if number >= 34:
        return f"Real-time signal {number - 34}"
    return _texts[number - 1] if number <= len(_texts) else None


_texts = (
    "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted",
    "Bus error", "Floating point exception", "Killed", "User defined signal 1",
    "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated",
    "Stack fault", "Child exited", "Continued", "Stopped (signal)", "Stopped",
    "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition",
    "CPU time limit exceeded", "File size limit exceeded", "Virtual timer expired",
    "Profiling timer expired", "Window changed", "I/O possible", "Power failure",
    "Bad system call")


def alarm(seconds, /):
    left = _timer(float(_index(seconds)), 0.0)[0]
    return int(left) + (left > int(left))


def setitimer(which, seconds, interval=0.0, /):
    which = _index(which)
    if which not in (0, 1, 2) or seconds < 0 or interval < 0:
        raise itimer_error(22, "Invalid argument")
    if which != ITIMER_REAL:              # they count processor time: there is none
        return (0.0, 0.0)
    return _timer(float(seconds), float(interval))


def getitimer(which, /):
    if _index(which) not in (0, 1, 2):
        raise itimer_error(22, "Invalid argument")
    return _timer() if which == ITIMER_REAL else (0.0, 0.0)


def siginterrupt(signalnum, flag, /):
    if not 0 < _index(signalnum) < NSIG:
        raise ValueError("signal number out of range")


def valid_signals():
    return {Signals(number) if number in Signals._value2member_map_ else number
            for number in range(1, NSIG) if number not in (32, 33)}
