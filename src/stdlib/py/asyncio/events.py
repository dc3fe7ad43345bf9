"""The current event loop, and the policy that makes one."""
from _asyncio import Handle, TimerHandle, get_running_loop, _get_running_loop
from _threads import get_ident, is_main

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle",
           "TimerHandle", "get_event_loop_policy", "set_event_loop_policy", "get_event_loop",
           "set_event_loop", "new_event_loop", "_get_running_loop", "get_running_loop")


class AbstractServer:
    """What every server is an instance of."""

    def close(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError


class AbstractEventLoop:
    """What every event loop is an instance of."""


class AbstractEventLoopPolicy:
    """What every policy is an instance of."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Gives the main thread a loop when it first asks for one."""

    def __init__(self):
        self._loop = None
        self._set_called = False
        self._loops = {}                  # of other threads than the main one

    def get_event_loop(self):
        if not is_main():
            if get_ident() not in self._loops:
                import threading
                raise RuntimeError("There is no current event loop in thread "
                                   f"{threading.current_thread().name!r}.")
            return self._loops[get_ident()]
        if self._loop is None and not self._set_called:
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, not "
                            f"'{type(loop).__name__}'")
        if not is_main():
            self._loops[get_ident()] = loop
            return
        self._set_called = True
        self._loop = loop

    def new_event_loop(self):
        from asyncio.unix_events import _UnixSelectorEventLoop
        return _UnixSelectorEventLoop()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        from asyncio.unix_events import _UnixDefaultEventLoopPolicy
        _policy = _UnixDefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not "
                        f"'{type(policy).__name__}'")
    _policy = policy


def get_event_loop():
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


_get_event_loop = get_event_loop


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def __getattr__(name):
    if name in ("SelectorEventLoop", "DefaultEventLoopPolicy"):
        from asyncio import unix_events
        return getattr(unix_events, name)
    raise AttributeError(f"module 'asyncio.events' has no attribute {name!r}")
