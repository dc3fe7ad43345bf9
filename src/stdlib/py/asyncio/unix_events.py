"""The loop and the policy under the names they have on Unix."""
import sys
from _asyncio import iscoroutine
from asyncio.base_events import BaseEventLoop, _log
from asyncio.coroutines import iscoroutinefunction
from asyncio.events import BaseDefaultEventLoopPolicy

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy")


def _sighandler_noop(signum, frame):
    """The loop hears of the signal by itself."""


class BaseSelectorEventLoop(BaseEventLoop):
    pass


BaseSelectorEventLoop.__module__ = "asyncio.selector_events"


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    _signal_handlers = None               # number → (callback, args); made with the first

    def add_signal_handler(self, sig, callback, *args):
        import signal
        from _signal import _set_loop
        from contextvars import copy_context
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(f"sig {sig} cannot be caught")
        if self._signal_handlers is None:
            self._signal_handlers = {}
        self._signal_handlers[sig] = callback, args, copy_context()
        _set_loop(self)
        signal.signal(sig, _sighandler_noop)

    def _read_signals(self, *numbers):
        """The loop was told through a pipe; the handlers run next time round."""
        for sig in numbers:
            if self._signal_handlers and sig in self._signal_handlers:
                callback, args, context = self._signal_handlers[sig]
                self.call_soon_threadsafe(callback, *args, context=context)

    def remove_signal_handler(self, sig):
        import signal
        self._check_signal(sig)
        if not self._signal_handlers or sig not in self._signal_handlers:
            return False
        del self._signal_handlers[sig]
        is_interrupt = sig == signal.SIGINT
        signal.signal(sig, signal.default_int_handler if is_interrupt else signal.SIG_DFL)
        if not self._signal_handlers:
            from _signal import _set_loop
            _set_loop(None)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")

    def close(self):
        if self._debug and not self.is_closed() and "logging" in sys.modules:
            _log("debug", f"Close {self!r}")
        super().close()
        for sig in list(self._signal_handlers or ()):
            self.remove_signal_handler(sig)


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    pass


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
