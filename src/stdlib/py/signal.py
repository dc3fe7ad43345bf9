"""Signals: handlers can be registered."""
import enum as _enum
import sys as _sys


class Signals(_enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGWINCH = 28
    SIGIO = 29


class Handlers(_enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)
NSIG = 65


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler}


def signal(signalnum, handler):
    if not callable(handler) and handler not in (Handlers.SIG_DFL, Handlers.SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                        "object")
    if not 0 < signalnum < NSIG:
        raise ValueError("signal number out of range")
    if signalnum in (9, 19):
        raise OSError(22, "Invalid argument")
    before = getsignal(signalnum)
    _handlers[int(signalnum)] = handler
    return before


def getsignal(signalnum):
    return _handlers.get(int(signalnum), Handlers.SIG_DFL)


def strsignal(signalnum):
    return {1: "Hangup", 2: "Interrupt", 3: "Quit", 9: "Killed", 10: "User defined signal 1",
            12: "User defined signal 2", 14: "Alarm clock", 15: "Terminated"}.get(int(signalnum))


def raise_signal(signalnum):
    handler = getsignal(signalnum)
    runners = _sys.modules.get("asyncio.runners")
    if handler is default_int_handler and runners is not None:
        runners._interrupt()
    elif callable(handler):
        handler(int(signalnum), None)
    elif handler == Handlers.SIG_DFL and signalnum not in (17, 18, 28):
        raise SystemExit(128 + int(signalnum))


def valid_signals():
    return {Signals(number) if number in Signals._value2member_map_ else number
            for number in range(1, NSIG) if number not in (32, 33)}


