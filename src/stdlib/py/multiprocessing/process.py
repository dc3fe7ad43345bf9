"""Processes: threads of the simulation that have a GIL and globals of their own."""
import _processes
import _threads
import os as _os
import sys as _sys
from _thread import _Line, _left, _until

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

_children = []                            # of the process that asks, as _current is
_current = None


class AuthenticationError(Exception):
    pass


class _Pid:
    """Where a process is after start()."""
    __slots__ = ("ident", "pid", "exitcode", "line")

    def __init__(self):
        self.ident = self.pid = self.exitcode = None
        self.line = _Line("join", 0)

    def end(self, code):
        if self.exitcode is None:
            self.exitcode = code
            self.line.wake(len(self.line.waiting))


class BaseProcess:
    _is_copied = True                     # by _processes, into the process that it stands for

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        me = current_process()
        me._counter += 1
        self._identity = me._identity + (me._counter,)
        self._counter = 0
        self._parent_pid, self._parent_name = _os.getpid(), me.name
        self._popen = None
        self._closed = False
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(map(str, self._identity))}"
        self._daemonic = me._daemonic if daemon is None else daemon

    def _check(self):
        if self._closed:
            raise ValueError("process object is closed")

    def _check_started(self, what):
        self._check()
        assert self._parent_pid == _os.getpid(), f"can only {what} a child process"

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check()
        assert self._popen is None, "cannot start a process twice"
        assert self._parent_pid == _os.getpid(), \
            "can only start a process object created by current process"
        assert not current_process()._daemonic, "daemonic processes are not allowed to have children"
        place = self._popen = _Pid()
        shown = self._target if type(self).run is BaseProcess.run else self.run
        self._popen = None                # what is copied has not begun

        def main(process):
            process._popen = place
            place.end(process._bootstrap())

        place.ident, place.pid = _processes.start(self._name, shown, main, self)
        self._popen = place
        _children.append(self)
        if self._target:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        global _current
        _current = self
        try:
            self.run()
            code = 0
        except SystemExit as end:
            code = end.code
            if code is None:
                code = 0
            elif not isinstance(code, int):
                _sys.stderr.write(str(code) + "\n")
                code = 1
        except BaseException as error:
            from _asyncio import _format_exception
            _sys.stderr.write(f"Process {self._name}:\n" + _format_exception(error))
            code = 1
        self._end_threads()
        _threads.settle()
        return code & 0xFF

    def _end_threads(self):
        threading = _sys.modules.get("threading")
        if threading is not None:
            threading._shutdown()
        for child in list(_children):
            if child._daemonic:
                child.terminate()
            child.join()

    def terminate(self):
        self._kill(15)

    def kill(self):
        self._kill(9)

    def _kill(self, number):
        self._check()
        if self._popen is None:
            raise AttributeError("'NoneType' object has no attribute 'terminate'")
        if self._popen.exitcode is None and _threads.kill(self._popen.ident):
            self._popen.end(-number)

    def join(self, timeout=None):
        self._check_started("join")
        assert self._popen is not None, "can only join a started process"
        deadline = _until(timeout)
        _threads.settle()
        while self._popen.exitcode is None:
            left = _left(deadline)
            if left is not None and left <= 0:
                return
            self._popen.line.wait(left)
        if self in _children:
            _children.remove(self)

    def is_alive(self):
        self._check()
        if self is _current:
            return True
        assert self._parent_pid == _os.getpid(), "can only test a child process"
        _threads.settle()
        alive = self._popen is not None and self._popen.exitcode is None
        if not alive and self in _children:
            _children.remove(self)
        return alive

    def close(self):
        if self._popen is not None:
            if self._popen.exitcode is None:
                raise ValueError("Cannot close a process while it is still running. "
                                 "You should first call join() or terminate().")
            self._popen = None
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started"
        self._daemonic = daemonic

    @property
    def exitcode(self):
        self._check()
        _threads.settle()
        return None if self._popen is None else self._popen.exitcode

    @property
    def ident(self):
        self._check()
        if self is _current:
            return _os.getpid()
        return None if self._popen is None else self._popen.pid

    pid = ident

    @property
    def authkey(self):
        return b"asyncarium"

    def __repr__(self):
        if self is _current or self._popen is not None and self._popen.exitcode is None:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._popen is None:
            status = "initial"
        else:
            code = self._popen.exitcode
            status = f"stopped exitcode={_EXITCODES.get(code, code)}" if code else "stopped"
            if code == 0:
                status += " exitcode=0"
        pid = "" if self._popen is None or self is _current else f" pid={self._popen.pid}"
        daemon = " daemon" if self._daemonic else ""
        return f"<{type(self).__name__} name={self._name!r}{pid} parent={self._parent_pid} " \
               f"{status}{daemon}>"


_EXITCODES = {-9: "-SIGKILL", -15: "-SIGTERM"}


class _MainProcess(BaseProcess):
    """The program's own."""

    def __init__(self):
        self._identity, self._counter, self._daemonic = (), 0, False
        self._name, self._parent_pid, self._parent_name = "MainProcess", None, None
        self._popen, self._closed = None, False

    def close(self):
        pass


class _ParentProcess:
    def __init__(self, name, pid):
        self.name, self.pid, self.ident = name, pid, pid


def current_process():
    global _current
    if _current is None:
        _current = _MainProcess()
    return _current


def parent_process():
    me = current_process()
    return None if me._parent_pid is None else _ParentProcess(me._parent_name, me._parent_pid)


def active_children():
    return [child for child in list(_children) if child.is_alive()]


def _end_all():
    """The program ends: daemons are stopped, the others are waited for."""
    for child in list(_children):
        if child._daemonic and child.is_alive():
            child.terminate()
    for child in list(_children):
        child.join()


import threading as _threading
_threading._register_atexit(_end_all)
