"""TaskGroup: tasks that end together."""
from _asyncio import (_cancel, _cancel_met, _future, _group_begin, _group_child, _group_end,
                      _watch, current_task, get_running_loop)
from asyncio import format_helpers
from asyncio.exceptions import CancelledError

__all__ = ["TaskGroup"]


class TaskGroup:
    """Waits for all its tasks at the end of the block; one that fails stops the others."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_was_asked = False
        self._tasks = {}              # in order of creation
        self._errors = []
        self._base_error = None
        self._all_done = None

    def __repr__(self):
        shown = [""]
        if self._tasks:
            shown.append(f"tasks={len(self._tasks)}")
        if self._errors:
            shown.append(f"errors={len(self._errors)}")
        if self._aborting:
            shown.append("cancelling")
        elif self._entered:
            shown.append("entered")
        return f"<TaskGroup{' '.join(shown)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered = True
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._node = _group_begin(None, "task-group", None)
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        options = {} if context is None else {"context": context}
        task = self._loop.create_task(coro, **options)
        format_helpers._made_by(task, "TaskGroup.create_task")
        if name is not None:
            task.set_name(name)
        _group_child(self._node, task)
        _watch(task, self._on_task_done, "gather", task)
        self._tasks[task] = None
        return task

    async def __aexit__(self, kind, error, traceback):
        self._exiting = True
        if error is not None and _is_base(error) and self._base_error is None:
            self._base_error = error
        cancelled = error if kind is CancelledError else None
        if self._parent_was_asked and self._parent.uncancel() == 0:
            cancelled = None          # the group itself had asked for it
        if kind is not None and not self._aborting:
            self._abort("group" if kind is CancelledError else "sibling")
        while self._tasks:
            if self._all_done is None:
                self._all_done = _future(self._loop, "waiter", "task-group")
            try:
                await self._all_done
            except CancelledError as again:
                if self._aborting:
                    _cancel_met(self._parent)     # most likely the group's own
                else:
                    cancelled = again
                    self._abort("group")
            self._all_done = None
        return self._finish(kind, error, cancelled)

    def _finish(self, kind, error, cancelled):
        outcome = "failed" if self._errors or self._base_error else "done"
        if cancelled is not None and not self._errors:
            outcome = "cancelled"
        _group_end(self._node, outcome)
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            errors, self._errors = self._errors, None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def _abort(self, reason):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                _cancel(task, None, reason)

    def _on_task_done(self, task):
        del self._tasks[task]
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if _is_base(error) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task {self._parent} "
                           "is already completed",
                "exception": error,
                "task": task,
            })
            return
        if not self._aborting and not self._parent_was_asked:
            self._abort("sibling")
            self._parent_was_asked = True
            _cancel(self._parent, None, "sibling")


def _is_base(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))
