"""Objects that remember how they were used, and patch(), which puts them where others were."""
import asyncio
import inspect
from unittest.mock_calls import ANY, DEFAULT, _Call, _CallList, call, sentinel, signature_text

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
           "AsyncMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
           "PropertyMock", "seal")

FILTER_DIR = True
_MISSPELT = ("assert", "assret", "asert", "aseert", "assrt")
_deleted = sentinel.DELETED
_NUMERIC = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow").split()
_SYNC_MAGICS = {f"__{name}__" for name in (
    "lt gt le ge eq ne hash str sizeof getitem setitem delitem len contains enter exit divmod "
    "rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next fspath "
    "iter reversed missing").split()} | {
    f"__{kind}{name}__" for name in _NUMERIC for kind in ("", "i", "r")}
_ASYNC_MAGICS = {"__aenter__", "__aexit__", "__anext__"}
_MAGICS = _SYNC_MAGICS | _ASYNC_MAGICS | {"__aiter__"}
_SET_ONLY = {"__getattr__", "__setattr__", "__delattr__", "__repr__", "__dir__", "__call__",
             "__subclasses__", "__format__", "__get__", "__set__", "__delete__", "__copy__",
             "__deepcopy__", "__getformat__", "__reduce__", "__reduce_ex__", "__instancecheck__",
             "__subclasscheck__"}
_RESULTS = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
            "__ge__": NotImplemented, "__int__": 1, "__contains__": False, "__len__": 0,
            "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True,
            "__index__": 1, "__aexit__": False}


def _is_magic(name):
    return name[:2] == "__" == name[-2:] and len(name) > 4


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and \
        issubclass(obj, BaseException)


def _is_async(obj):
    return asyncio.iscoroutinefunction(obj) and not isinstance(obj, NonCallableMock)


def _signature_of(spec, skip_first=False):
    """How it is called, or None where nobody knows."""
    if isinstance(spec, type):
        skip_first, spec = True, spec.__init__
    elif not callable(spec):
        return None
    elif not hasattr(spec, "__code__") and not hasattr(spec, "__func__"):
        spec = type(spec).__call__
        skip_first = True
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if skip_first:
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    return signature


class _Delegate:
    """An attribute that a mock shares with the one it is delegated to."""

    def __init__(self, name):
        self.name = "_mock_" + name

    def __get__(self, mock, kind=None):
        return self if mock is None else mock.__dict__[self.name]

    def __set__(self, mock, value):
        mock.__dict__[self.name] = value


class NonCallableMock:
    """A mock that cannot be called."""

    called = _Delegate("called")
    call_count = _Delegate("call_count")
    call_args = _Delegate("call_args")
    call_args_list = _Delegate("call_args_list")
    mock_calls = _Delegate("mock_calls")
    method_calls = _Delegate("method_calls")

    def __new__(cls, *args, **kwargs):
        # A class of its own, so that it can have magic methods of its own.
        bases = (cls,)
        spec = kwargs.get("spec_set") or kwargs.get("spec") or (args[0] if args else None)
        if spec is not None and not issubclass(cls, AsyncMockMixin) and _is_async(spec):
            bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__,
                                                         "__module__": cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, _spec_as_instance=False,
                 _eat_self=None, unsafe=False, **kwargs):
        own = self.__dict__
        own.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
                   _mock_new_parent=parent if _new_parent is None else _new_parent,
                   _mock_sealed=False, _mock_children={}, _mock_wraps=wraps, _mock_unsafe=unsafe,
                   _mock_side_effect=None, _mock_return_value=DEFAULT, _mock_called=False,
                   _mock_call_count=0, _mock_call_args=None, _mock_call_args_list=_CallList(),
                   _mock_mock_calls=_CallList(), _mock_method_calls=_CallList())
        self._take_spec(spec_set if spec_set is not None else spec, spec_set is not None)
        if kwargs:
            self.configure_mock(**kwargs)

    def _take_spec(self, spec, is_set):
        own = self.__dict__
        own.update(_spec_class=None, _spec_set=is_set, _spec_signature=None, _spec_asyncs=[],
                   _mock_methods=None, _checks_calls=False)
        if spec is None:
            return
        if isinstance(spec, (list, tuple)) and not isinstance(spec, type):
            own["_mock_methods"] = list(spec)
            return
        own["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        own["_spec_signature"] = _signature_of(spec)
        own["_mock_methods"] = dir(spec)
        own["_spec_asyncs"] = [name for name in dir(spec)
                               if not _is_magic(name) and _is_async(getattr(spec, name, None))]

    def mock_add_spec(self, spec, spec_set=False):
        self._take_spec(spec, spec_set)

    def configure_mock(self, /, **kwargs):
        # The shorter names first: "a.b" needs "a".
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, last = name.split(".")
            obj = self
            for part in path:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    def attach_mock(self, mock, attribute):
        mock._mock_parent = mock._mock_new_parent = None
        mock._mock_name = ""
        mock._mock_new_name = None
        setattr(self, attribute, mock)

    @property
    def __class__(self):
        return type(self) if self.__dict__["_spec_class"] is None else self._spec_class

    @property
    def return_value(self):
        if self._mock_return_value is DEFAULT:
            if self._mock_wraps is None:
                self.return_value = self._get_child_mock(_new_parent=self, _new_name="()")
        return self._mock_return_value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not _is_exception(value) and not callable(value):
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = set() if visited is None else visited
        if id(self) in visited:
            return
        visited.add(id(self))
        self.__dict__.update(
            _mock_called=False, _mock_call_count=0, _mock_call_args=None,
            _mock_call_args_list=_CallList(), _mock_mock_calls=_CallList(),
            _mock_method_calls=_CallList())
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        options = {"return_value": return_value, "side_effect": side_effect}
        for child in self._mock_children.values():
            if child is not _deleted and isinstance(child, NonCallableMock):
                child.reset_mock(visited, **options)
        result = self._mock_return_value
        if isinstance(result, NonCallableMock) and result is not self:
            result.reset_mock(visited)

    # ---- attributes ----

    def __getattr__(self, name):
        own = self.__dict__
        if "_mock_children" not in own:
            raise AttributeError(name)
        methods = own["_mock_methods"]
        if methods is not None:
            if name not in methods or name in _MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not own["_mock_unsafe"] and (not methods or name not in methods) and \
                name.startswith(_MISSPELT):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if "
                                 f"{name!r} is meant to be an attribute.")
        child = own["_mock_children"].get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = own["_mock_wraps"]
            if wraps is not None:
                wraps = getattr(wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name,
                                         _new_parent=self)
            spec = own.get("_autospec")
            if spec is not None:
                _autospec_child(child, spec, name, own["_autospec_is_instance"])
            own["_mock_children"][name] = child
        return child

    def __setattr__(self, name, value):
        own = self.__dict__
        if name.startswith("_mock_") or name in _PROPERTIES:
            object.__setattr__(self, name, value)
            return
        if own["_spec_set"] and own["_mock_methods"] is not None and \
                name not in own["_mock_methods"] and name not in own:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _SET_ONLY:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _MAGICS:
            self._set_magic(name, value)
            return
        if own["_mock_sealed"] and name not in own["_mock_children"] and \
                isinstance(value, NonCallableMock):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if _adopt(self, value, name, name):
            own["_mock_children"][name] = value
        object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        methods = self.__dict__["_mock_methods"]
        if methods is not None and name not in methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if isinstance(value, NonCallableMock):
            _adopt(self, value, None, name)
            setattr(type(self), name, value)
            self.__dict__["_mock_children"][name] = value
            return

        def method(self, /, *args, **kwargs):
            return value(self, *args, **kwargs)
        setattr(type(self), name, method)

    def __delattr__(self, name):
        own = self.__dict__
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            own["_mock_children"].pop(name, None)
            return
        child = own["_mock_children"].get(name, DEFAULT)
        if name in own:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        own["_mock_children"][name] = _deleted

    def __dir__(self):
        own = self.__dict__
        names = set(own["_mock_methods"] or [])
        names.update(name for name in dir(type(self)) if not name.startswith("_"))
        names.update(name for name in own if not name.startswith("_"))
        names.update(name for name, child in own["_mock_children"].items()
                     if child is not _deleted)
        return sorted(names)

    # ---- texts ----

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        mock, dot = self, "" if names == ["()"] else "."
        while mock._mock_new_parent is not None:
            mock = mock._mock_new_parent
            names.append((mock._mock_new_name or "") + dot)
            dot = "" if mock._mock_new_name == "()" else "."
        names.reverse()
        first = mock._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        return first + "".join(names[1:])

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        if self._spec_class is not None:
            kind = "spec_set" if self._spec_set else "spec"
            shown += f" {kind}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    def _call_text(self, args, kwargs):
        return signature_text(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        actual = self.await_args if action == "await" else self.call_args
        return (f"expected {action} not found.\nExpected: {self._call_text(args, kwargs)}\n"
                f"Actual: {self._call_text(*actual)}")

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    # ---- assertions ----

    def _matcher(self, one):
        """The call as the spec's signature sees it: names for what may be named."""
        signature = self.__dict__["_spec_signature"]
        if isinstance(one, tuple) and len(one) > 2 and one[0]:
            child = self.__dict__["_mock_children"].get(one[0].partition("(")[0])
            signature = child.__dict__["_spec_signature"] \
                if isinstance(child, NonCallableMock) else None
        if signature is None or not isinstance(one, tuple):
            return one
        name, args, kwargs = one if len(one) > 2 else ("", *one)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as e:
            return e
        return _Call((name, bound.args, bound.kwargs))

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called."
                                 f" Called {self.call_count} times.{self._calls_repr()}")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called "
                                 f"once. Called {self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: "
                                 f"{self._call_text(args, kwargs)}\nActual: not called.")
        expected = self._matcher(_Call((args, kwargs), two=True))
        if self._matcher(self.call_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        expected = self._matcher(_Call((args, kwargs), two=True))
        if expected not in [self._matcher(one) for one in self.call_args_list]:
            raise AssertionError(f"{self._call_text(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        self._assert_has(calls, any_order, self.mock_calls, "Calls", self._calls_repr("Actual"))

    def _assert_has(self, calls, any_order, found, what, actual):
        expected = [self._matcher(one) for one in calls]
        all_calls = _CallList(self._matcher(one) for one in found)
        if not any_order:
            if _CallList(expected) not in all_calls:
                raise AssertionError(f"{what} not found.\nExpected: {_CallList(calls)}"
                                     + actual.rstrip("."))
            return
        missing = []
        for one in expected:
            try:
                list.remove(all_calls, one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of "
                                 f"{tuple(missing)!r} in its call list, found "
                                 f"{list(all_calls)!r} instead")

    # ---- children ----

    def _get_child_mock(self, /, **kw):
        name = kw.get("_new_name")
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        if name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        kind = type(self)
        if issubclass(kind, MagicMock) and name in _ASYNC_MAGICS:
            return AsyncMock(**kw)
        if issubclass(kind, AsyncMockMixin):
            is_plain = name in _SYNC_MAGICS or name == "__aiter__" or \
                self._mock_methods and name in self._mock_methods
            return (MagicMock if is_plain else AsyncMock)(**kw)
        if not issubclass(kind, _Callable):
            return (MagicMock if issubclass(kind, NonCallableMagicMock) else Mock)(**kw)
        return kind.__mro__[1](**kw)


_PROPERTIES = {"return_value", "side_effect", "called", "call_count", "call_args",
               "call_args_list", "mock_calls", "method_calls", "await_count", "await_args",
               "await_args_list", "_spec_class", "_spec_set", "_spec_signature", "_spec_asyncs",
               "_checks_calls", "_autospec", "_autospec_is_instance"}


def _adopt(parent, value, name, new_name):
    """Makes a mock that belongs to nobody a child; was it done?"""
    if not isinstance(value, NonCallableMock):
        return False
    own = value.__dict__
    if own["_mock_name"] or own["_mock_new_name"] or own["_mock_parent"] is not None or \
            own["_mock_new_parent"] is not None:
        return False
    mock = parent
    while mock is not None:
        if mock is value:
            return False
        mock = mock._mock_new_parent
    if new_name:
        own["_mock_new_parent"] = parent
        own["_mock_new_name"] = new_name
    if name:
        own["_mock_parent"] = parent
        own["_mock_name"] = name
    return True


class _Callable:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _new_name="", _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _new_name=_new_name,
                         _new_parent=_new_parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        if side_effect is not None:
            self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        if own["_checks_calls"] and own["_spec_signature"] is not None:
            own["_spec_signature"].bind(*args, **kwargs)
        self._remember_call(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _remember_call(self, args, kwargs):
        self.called = True
        self.call_count += 1
        one = _Call((args, kwargs), two=True)
        self.call_args = one
        self.call_args_list.append(one)
        self.mock_calls.append(_Call(("", args, kwargs)))
        # Its parents remember it under the way that leads to it.
        method, way = self._mock_name, self._mock_new_name
        is_method, is_call = self._mock_parent is not None, way == "()"
        parent = self._mock_new_parent
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method = f"{parent._mock_name}.{method}"
            parent.mock_calls.append(_Call((way, args, kwargs)))
            name = parent._mock_new_name
            if name:
                way = name + ("" if is_call else ".") + way
                is_call = name == "()"
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and _is_exception(result):
                raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(_Callable, NonCallableMock):
    """Any attribute of it is a mock, and it can be called like anything."""


class _Magic:
    """A magic method of a MagicMock: a mock, made when it is first needed."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, kind=None):
        if mock is None:
            return self
        children = mock.__dict__["_mock_children"]
        child = children.get(self.name)
        if child is None:
            name = self.name
            child = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
            children[name] = child
            _prepare_magic(mock, child, name)
        return child


def _prepare_magic(mock, child, name):
    """What it does when nothing is said."""
    if name in _RESULTS:
        child.return_value = _RESULTS[name]
    elif name in ("__eq__", "__ne__"):
        def compare(other):
            if child._mock_return_value is not DEFAULT:
                return child._mock_return_value
            return name == "__eq__" if mock is other else NotImplemented
        child.side_effect = compare
    elif name in ("__iter__", "__aiter__"):
        def iterate():
            items = child._mock_return_value
            items = iter([] if items is DEFAULT else items)
            return items if name == "__iter__" else _AsyncIterator(items)
        child.side_effect = iterate
    elif name in ("__hash__", "__str__", "__sizeof__"):
        default = getattr(object, name)
        child.return_value = default(mock)
    elif name == "__fspath__":
        child.return_value = f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}"


class _MagicParts:
    """The magic methods."""

    def _take_spec(self, spec, is_set):
        super()._take_spec(spec, is_set)
        methods = self.__dict__["_mock_methods"]
        if methods is not None:
            for name in _MAGICS - set(methods) - {"__hash__", "__str__", "__eq__", "__ne__",
                                                  "__sizeof__"}:
                setattr(type(self), name, _Missing(name))


class _Missing:
    """A magic method that the spec has not."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, kind=None):
        raise AttributeError(f"Mock object has no attribute {self.name!r}")


_DEFAULT_MAGICS = _MAGICS - {"__reversed__", "__missing__"}
for _name in _DEFAULT_MAGICS:
    setattr(_MagicParts, _name, _Magic(_name))


class NonCallableMagicMock(_MagicParts, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(_MagicParts, Mock):
    """A Mock whose magic methods are there and do something harmless."""


class _AsyncIterator:
    def __init__(self, iterator):
        self._iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self._iterator)
        except StopIteration:
            raise StopAsyncIteration from None


class AsyncMockMixin:
    """Calls give coroutines; what is awaited is remembered too."""

    await_count = _Delegate("await_count")
    await_args = _Delegate("await_args")
    await_args_list = _Delegate("await_args_list")

    def __init__(self, /, *args, **kwargs):
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None,
                             _mock_await_args_list=_CallList())
        super().__init__(*args, **kwargs)

    @property
    def __code__(self):
        """So that it is taken for a coroutine function."""
        return _coroutine_function.__code__

    def _is_coroutine_function(self):
        return True

    async def _execute_mock_call(self, /, *args, **kwargs):
        one = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = one
        self.await_args_list.append(one)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if asyncio.iscoroutinefunction(effect):
                    result = await result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            return await result if asyncio.iscoroutinefunction(self._mock_wraps) else result
        return self.return_value

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited "
                                 f"once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._call_text(args, kwargs)}\nNot awaited")
        expected = self._matcher(_Call((args, kwargs), two=True))
        if self._matcher(self.await_args) != expected:
            raise AssertionError(self._format_mock_failure_message(args, kwargs, "await"))

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited "
                                 f"once. Awaited {self.await_count} times.")
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        expected = self._matcher(_Call((args, kwargs), two=True))
        if expected not in [self._matcher(one) for one in self.await_args_list]:
            raise AssertionError(f"{self._call_text(args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        self._assert_has(calls, any_order, self.await_args_list, "Awaits",
                         f"\nActual: {self.await_args_list}")

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited."
                                 f" Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None,
                             _mock_await_args_list=_CallList())


async def _coroutine_function(*args, **kwargs):
    pass


class AsyncMock(AsyncMockMixin, _MagicParts, Mock):
    """A mock of a coroutine function."""


class PropertyMock(Mock):
    """A mock in a class that is called when the attribute is read or set."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def seal(mock):
    """From now on it has no further children."""
    mock._mock_sealed = True
    for name, child in mock._mock_children.items():
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock and \
                not child._mock_sealed:
            seal(child)
    result = mock._mock_return_value
    if isinstance(result, NonCallableMock) and result._mock_new_parent is mock:
        seal(result)


def _autospec_child(child, spec, name, is_instance):
    """The child gets the spec of the attribute that it stands for."""
    original = getattr(spec, name, None)
    if original is None or isinstance(original, property):
        return
    child._take_spec(original, False)
    own = child.__dict__
    if callable(original):
        is_method = isinstance(spec, type) and inspect.isfunction(original) and is_instance
        own["_spec_signature"] = _signature_of(original, skip_first=is_method)
        own["_checks_calls"] = True
        own["_spec_class"] = type(original) if inspect.isroutine(original) else own["_spec_class"]
    own["_autospec"], own["_autospec_is_instance"] = original, is_instance


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *,
                    unsafe=False, **kwargs):
    """A mock whose attributes and signatures are those of spec."""
    is_class = isinstance(spec, type)
    kind = AsyncMock if _is_async(spec) else MagicMock
    if not callable(spec) or is_class and instance and not hasattr(spec, "__call__"):
        kind = NonCallableMagicMock
    options = {"spec_set" if spec_set else "spec": spec}
    mock = kind(parent=_parent, name=_name, unsafe=unsafe, **options)
    own = mock.__dict__
    own["_autospec"], own["_autospec_is_instance"] = spec, instance
    own["_checks_calls"] = callable(spec) and not instance
    if is_class and not instance and "return_value" not in kwargs:
        result = create_autospec(spec, spec_set, instance=True)
        _adopt(mock, result, None, "()")
        own["_mock_return_value"] = result
    if kwargs:
        mock.configure_mock(**kwargs)
    return mock


def mock_open(mock=None, read_data=""):
    """A mock for open() whose files have read_data."""
    from io import BytesIO, StringIO
    state = {}

    def fresh(*args, **kwargs):
        state["file"] = (BytesIO if isinstance(read_data, bytes) else StringIO)(read_data)
        return DEFAULT

    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=["read", "readline", "readlines", "write", "writelines", "close",
                             "flush", "seek", "tell", "__enter__", "__exit__", "__iter__",
                             "__next__", "closed", "name", "mode"])
    handle.__enter__.return_value = handle
    for name in ("read", "readline", "readlines"):
        def effect(*args, name=name, **kwargs):
            own = getattr(handle, name).return_value
            if not isinstance(own, NonCallableMock) and own is not None:
                return own
            return getattr(state["file"], name)(*args, **kwargs)
        child = getattr(handle, name)
        child.return_value = None
        child.side_effect = effect
    handle.write.return_value = None
    handle.__iter__.side_effect = lambda: iter(state["file"])
    handle.__next__.side_effect = lambda: next(state["file"])
    fresh()
    mock.side_effect = fresh
    mock.return_value = handle
    return mock


from unittest.mock_patch import patch  # which needs what is above
