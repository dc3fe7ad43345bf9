"""asyncio.run() and Runner."""
from _asyncio import (_cancel, _get_running_loop, _pause_recording, _resume_recording,
                      iscoroutine)
from contextvars import copy_context
from _signal import _handlers, default_int_handler
from asyncio import events, format_helpers, tasks
from asyncio.exceptions import CancelledError

__all__ = ("Runner", "run")

_SIGINT = 2


class Runner:
    """A loop for a `with` block: made when first needed, tidied up at the end."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._state = "created"
        self._is_current = False

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "open":
            return
        if self._factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._is_current = True
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = "open"

    def get_loop(self):
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        if context is None:
            context = self._context
        main = self._loop.create_task(coro, context=context)
        format_helpers._made_by(main, "Runner.run")
        on_interrupt = None
        if _handlers.get(_SIGINT) is default_int_handler:
            on_interrupt = _handlers[_SIGINT] = self._on_sigint
        self._main, self._interrupts = main, 0
        try:
            return self._loop.run_until_complete(main)
        except CancelledError:
            if self._interrupts > 0 and main.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if on_interrupt is not None and _handlers.get(_SIGINT) is on_interrupt:
                _handlers[_SIGINT] = default_int_handler

    def _on_sigint(self, signum, frame):
        """The first SIGINT cancels the main task, a second one ends it all."""
        self._interrupts += 1
        if self._interrupts == 1 and not self._main.done():
            self._main.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt()

    def _shut_down(self, step):
        """Runs it; unseen, when there is nothing to do for it."""
        is_silent = self._loop._is_tidy() and _pause_recording(self._loop)
        try:
            self._loop.run_until_complete(step())
        finally:
            if is_silent:
                _resume_recording()

    def close(self):
        if self._state != "open":
            return
        try:
            _cancel_all_tasks(self._loop)
            self._shut_down(self._loop.shutdown_asyncgens)
            self._shut_down(self._loop.shutdown_default_executor)
        finally:
            if self._is_current:
                events.set_event_loop(None)
            self._loop.close()
            self._loop = None
            self._state = "closed"


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = tasks._all_tasks(loop)
    if not left:
        return
    for task in left:
        _cancel(task, None, "shutdown")
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })
