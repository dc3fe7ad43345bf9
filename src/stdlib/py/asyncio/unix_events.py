"""The loop and the policy under the names they have on Unix."""
import sys
from _asyncio import iscoroutine
from asyncio.base_events import BaseEventLoop, _log
from asyncio.coroutines import iscoroutinefunction
from asyncio.events import BaseDefaultEventLoopPolicy

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy")


class _UnixSelectorEventLoop(BaseEventLoop):
    _signal_handlers = None               # number → (callback, args); made with the first

    def add_signal_handler(self, sig, callback, *args):
        import signal
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(f"sig {sig} cannot be caught")
        if self._signal_handlers is None:
            self._signal_handlers = {}
        self._signal_handlers[sig] = callback, args
        signal.signal(sig, self._on_signal)

    def _on_signal(self, sig, frame):
        """The loop is told through a pipe: it learns of it once round, and then runs the handler."""
        self.call_soon(self._handle_signal, sig)

    def _handle_signal(self, sig):
        if sig in self._signal_handlers:
            callback, args = self._signal_handlers[sig]
            self.call_soon(callback, *args)

    def remove_signal_handler(self, sig):
        import signal
        self._check_signal(sig)
        if not self._signal_handlers or sig not in self._signal_handlers:
            return False
        del self._signal_handlers[sig]
        is_interrupt = sig == signal.SIGINT
        signal.signal(sig, signal.default_int_handler if is_interrupt else signal.SIG_DFL)
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
