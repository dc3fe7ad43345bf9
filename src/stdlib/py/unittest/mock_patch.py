"""patch(): puts something else in the place of an object, for a while."""
import contextlib
import functools
import inspect
import sys
from unittest.mock import AsyncMock, MagicMock, NonCallableMock, _is_async, create_autospec
from unittest.mock_calls import DEFAULT


def _import(name):
    """The object that a dotted name leads to."""
    parts = name.split(".")
    obj = __import__(parts[0])
    way = parts[0]
    for part in parts[1:]:
        way += "." + part
        try:
            obj = getattr(obj, part)
        except AttributeError:
            __import__(way)
            obj = getattr(obj, part)
    return obj


class _patch:
    TEST_PREFIX = "test"
    _active = []

    def __init__(self, getter, attribute, new, options, additional_patchers=None):
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.options = options            # spec, create, spec_set, autospec, new_callable, kwargs
        self.additional_patchers = additional_patchers or []
        self.attribute_name = None

    def copy(self):
        copied = _patch(self.getter, self.attribute, self.new, self.options,
                        [p.copy() for p in self.additional_patchers])
        copied.attribute_name = self.attribute_name
        return copied

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX):
                    method = getattr(func, name)
                    if callable(method):
                        setattr(func, name, self.copy()(method))
            return func
        return _decorate(func, self)

    def _original(self, target):
        name = self.attribute
        try:
            return target.__dict__[name], True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if name in ("open", "print", "input", "len", "range", "sorted", "sum") and \
                inspect.ismodule(target):
            self.options = {**self.options, "create": True}
        if not self.options["create"] and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, False

    def _make(self, original):
        """The mock that is put there."""
        o = self.options
        spec, spec_set, autospec, create = o["spec"], o["spec_set"], o["autospec"], o["create"]
        kwargs, new_callable = o["kwargs"], o["new_callable"]
        if autospec is not None and autospec is not False:
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            return create_autospec(original if autospec is True else autospec,
                                   spec_set=bool(spec_set), _name=self.attribute, **kwargs)
        spec = original if spec is True else spec
        spec_set = original if spec_set is True else spec_set
        model = spec_set if spec_set is not None else spec
        if new_callable is None:
            example = original if model is None else model
            new_callable = AsyncMock if _is_async(example) else MagicMock
        options = dict(kwargs)
        if spec is not None:
            options["spec"] = spec
        if spec_set is not None:
            options["spec_set"] = spec_set
        if isinstance(new_callable, type) and issubclass(new_callable, NonCallableMock) and \
                self.attribute:
            options["name"] = self.attribute
        made = new_callable(**options)
        if isinstance(model, type) and isinstance(made, NonCallableMock):
            made.return_value = type(made).__mro__[1](
                spec=model, _new_name="()", _new_parent=made)
        return made

    def __enter__(self):
        self.target = self.getter()
        original, is_local = self._original(self.target)
        new = self._make(original) if self.new is DEFAULT else self.new
        if self.new is not DEFAULT and self.options["kwargs"]:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, is_local
        self._exit_stack = contextlib.ExitStack()
        setattr(self.target, self.attribute, new)
        if self.attribute_name is None:
            return new
        extra = {} if self.new is not DEFAULT else {self.attribute_name: new}
        try:
            for patching in self.additional_patchers:
                extra.update(self._exit_stack.enter_context(patching) or {})
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return extra

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.options["create"] and (
                    not hasattr(self.target, self.attribute) or
                    self.attribute in ("__doc__", "__module__", "__defaults__",
                                       "__annotations__", "__kwdefaults__")):
                setattr(self.target, self.attribute, self.temp_original)
        stack = self._exit_stack
        del self.target, self.temp_original, self.is_local, self._exit_stack
        return stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        self._active.append(self)
        return result

    def stop(self):
        if self not in self._active:
            return None
        self._active.remove(self)
        return self.__exit__(None, None, None)


def _decorate(func, patching):
    """One wrapper for all patches of a function; the innermost decorator is the first."""
    if hasattr(func, "patchings"):
        func.patchings.append(patching)
        return func

    @contextlib.contextmanager
    def patched_arguments(args, kwargs):
        with contextlib.ExitStack() as stack:
            extra = []
            for one in wrapper.patchings:
                found = stack.enter_context(one)
                if isinstance(one, _patch):
                    if one.attribute_name is not None:
                        kwargs.update(found)
                    elif one.new is DEFAULT:
                        extra.append(found)
            yield (*args, *extra), kwargs

    if inspect.iscoroutinefunction(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            with patched_arguments(args, kwargs) as (args, kwargs):
                return await func(*args, **kwargs)
    else:
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            with patched_arguments(args, kwargs) as (args, kwargs):
                return func(*args, **kwargs)
    wrapper.patchings = [patching]
    return wrapper


def _options(spec, create, spec_set, autospec, new_callable, kwargs, new=DEFAULT):
    if new_callable is not None:
        if new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
    if spec is not None and autospec:
        raise TypeError("Can't specify spec and autospec")
    return {"spec": spec, "create": create, "spec_set": spec_set, "autospec": autospec,
            "new_callable": new_callable, "kwargs": kwargs}


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, *, unsafe=False, **kwargs):
    try:
        where, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return _patch(lambda: _import(where), attribute, new,
                  _options(spec, create, spec_set, autospec, new_callable, kwargs, new))


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new,
                  _options(spec, create, spec_set, autospec, new_callable, kwargs, new))


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None,
                    new_callable=None, **kwargs):
    getter = (lambda: _import(target)) if isinstance(target, str) else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patches = []
    for name, new in kwargs.items():
        one = _patch(getter, name, new, _options(spec, create, spec_set, autospec, new_callable,
                                                 {}, new))
        one.attribute_name = name
        patches.append(one)
    patches[0].additional_patchers = patches[1:]
    return patches[0]


class _patch_dict:
    """A mapping as it was, and with other values for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                method = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and callable(method):
                    setattr(f, name, self.copy()(method))
            return f
        return _decorate(f, self)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import(self.in_dict)
        self._original = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *args):
        self.in_dict.clear()
        self.in_dict.update(self._original)
        return False

    def start(self):
        result = self.__enter__()
        _patch._active.append(self)
        return result

    def stop(self):
        if self in _patch._active:
            _patch._active.remove(self)
            return self.__exit__(None, None, None)


def _stop_all():
    for one in reversed(list(_patch._active)):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"

patch.__module__ = "unittest.mock"
