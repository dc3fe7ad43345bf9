"""Names for annotations: importable, subscriptable, with the reprs CPython gives them."""
import collections as _collections
import collections.abc as _abc
import contextlib as _contextlib
import sys as _sys
import types as _types
from abc import ABCMeta as _ABCMeta
from _helpers import caller_module as _caller_module

TYPE_CHECKING = False


def _show(kind):
    """How an argument stands in the repr of what it is an argument of."""
    if isinstance(kind, _types.GenericAlias):
        return repr(kind)
    if isinstance(kind, type):
        if kind.__module__ == "builtins":
            return kind.__qualname__
        return f"{kind.__module__}.{kind.__qualname__}"
    if kind is ...:
        return "..."
    if isinstance(kind, _types.FunctionType):
        return kind.__name__
    if isinstance(kind, tuple):
        return "[" + ", ".join(map(_show, kind)) + "]"
    if isinstance(kind, list):
        return "[" + ", ".join(map(_show, kind)) + "]"
    return repr(kind)


def _check(kind, words):
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        return ForwardRef(kind)
    if type(kind) is tuple:
        raise TypeError(f"{words} Got {kind!r:.100}.")
    return kind


def _parameters_of(args):
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (tuple, list)):
            for one in _parameters_of(arg):
                if one not in found:
                    found.append(one)
        else:
            for one in getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ():
                if one not in found:
                    found.append(one)
    return tuple(found)


class _Final:
    """What cannot be the base of a class."""
    __slots__ = ()

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __call__(self, *args):
        raise TypeError("'ForwardRef' object is not callable")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Special:
    """Any name of this module that is no class: Union, Optional, ClassVar …"""

    def __init__(self, name, getitem=None, doc=None):
        self._name = self.__name__ = name
        self._getitem = getitem
        self.__doc__ = doc

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _Alias:
    """Something subscripted: List[int], Optional[str], Callable[[int], str]."""

    def __init__(self, origin, args, name=None, parameters=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self.__parameters__ = _parameters_of(args) if parameters is None else parameters
        self.__module__ = "typing"

    def _shown_origin(self):
        if self._name:
            return "typing." + self._name
        return _show(self.__origin__)

    def __repr__(self):
        if self.__origin__ is Union:
            args = self.__args__
            if len(args) == 2 and type(None) in args:
                other = args[0] if args[1] is type(None) else args[1]
                return f"typing.Optional[{_show(other)}]"
        if self.__origin__ is Literal:
            return f"typing.Literal[{', '.join(map(_show, self.__args__))}]" if not any(
                isinstance(arg, list) for arg in self.__args__) else \
                f"typing.Literal[{', '.join(map(repr, self.__args__))}]"
        if self.__origin__ is Unpack:
            return "*" + repr(self.__args__[0])
        if self.__origin__ is _abc.Callable:
            *given, result = self.__args__
            if len(given) == 1 and (given[0] is ... or isinstance(given[0], ParamSpec)):
                shown = _show(given[0])
            else:
                shown = "[" + ", ".join(map(_show, given)) + "]"
            return f"typing.Callable[{shown}, {_show(result)}]"
        if self.__origin__ is tuple and not self.__args__:
            return "typing.Tuple[()]"
        return f"{self._shown_origin()}[{', '.join(map(_show, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            if self.__origin__ is Union and isinstance(other, _types.UnionType):
                return set(self.__args__) == set(other.__args__)
            return NotImplemented
        if self.__origin__ is not other.__origin__ and self.__origin__ != other.__origin__:
            return False
        if self.__origin__ is Literal:
            return set(_typed(self.__args__)) == set(_typed(other.__args__))
        if self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        if self.__origin__ is Literal:
            return hash(frozenset(_typed(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, items):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        return self._with(_more().substituted(self, items))

    def _with(self, args):
        return Union[args] if self.__origin__ is Union else \
            type(self)(self.__origin__, args, self._name)

    def __call__(self, *args, **kwds):
        if not isinstance(self.__origin__, type) or self.__origin__ is _abc.Callable:
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name and self._name in _lower:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwds)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if self.__origin__ is Union or not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        at = bases.index(self)
        if not any(isinstance(b, _Alias) or issubclass(b, Generic) for b in bases[at + 1:]
                   if isinstance(b, (_Alias, type))) and not issubclass(self.__origin__, Generic):
            result.append(Generic)
        return tuple(result)

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return any(isinstance(obj, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _typed(values):
    return [(value, type(value)) for value in values]


def _union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    members = []
    for one in parameters:
        one = _check(one, "Union[arg, ...]: each arg must be a type.")
        if isinstance(one, (_Alias, _types.UnionType)) and \
                getattr(one, "__origin__", Union) is Union:
            parts = one.__args__
        else:
            parts = (one,)
        for part in parts:
            if part not in members:
                members.append(part)
    if len(members) == 1:
        return members[0]
    return _Alias(Union, tuple(members))


def _optional(self, parameter):
    return Union[_check(parameter, "Optional[t] requires a single type."), type(None)]


def _literal(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    members = []
    for one in parameters:
        for value in one.__args__ if isinstance(one, _Alias) and one.__origin__ is Literal \
                else (one,):
            if not any(type(value) is type(m) and value == m for m in members):
                members.append(value)
    return _Alias(Literal, tuple(members), parameters=())


def _one_type(self, parameter):
    return _Alias(self, (_check(parameter, f"{self} accepts only single type."),), self._name)


def _several_types(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _Alias(self, parameters, self._name)


Union = _Special("Union", _union)
Optional = _Special("Optional", _optional)
Literal = _Special("Literal", _literal)
ClassVar = _Special("ClassVar", _one_type)
Final = _Special("Final", _one_type)
TypeGuard = _Special("TypeGuard", _one_type)
Required = _Special("Required", _one_type)
NotRequired = _Special("NotRequired", _one_type)
Unpack = _Special("Unpack", _one_type)
Concatenate = _Special("Concatenate", _several_types)
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
LiteralString = _Special("LiteralString")
TypeAlias = _Special("TypeAlias")


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,))
        self.__metadata__ = metadata

    def _with(self, args):
        return Annotated[(args[0],) + self.__metadata__]

    def __call__(self, *args, **kwds):
        return self.__origin__(*args, **kwds)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        if name == "__metadata__":
            raise AttributeError(name)
        return super().__getattr__(name)

    def __repr__(self):
        return (f"typing.Annotated[{_show(self.__origin__)}, "
                f"{', '.join(map(repr, self.__metadata__))}]")

    def __eq__(self, other):
        return (isinstance(other, _AnnotatedAlias) and self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class Annotated:
    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple) or len(parameters) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments "
                            "(a type and an annotation).")
        origin = _check(parameters[0], "Annotated[t, ...]: t must be a type.")
        metadata = parameters[1:]
        if isinstance(origin, _AnnotatedAlias):
            return _AnnotatedAlias(origin.__origin__, origin.__metadata__ + metadata)
        return _AnnotatedAlias(origin, metadata)


class _Variable:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args):
        raise TypeError(f"'{type(self).__name__}' object is not callable")

    def __repr__(self):
        mark = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return mark + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def _place(self):
        self.__module__ = _caller_module()


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = ForwardRef(bound) if isinstance(bound, str) else bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self._place()


class TypeVarTuple(_Variable):
    __covariant__ = __contravariant__ = False

    def __init__(self, name):
        self.__name__ = name
        self._place()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    __eq__ = ParamSpecArgs.__eq__
    __hash__ = ParamSpecArgs.__hash__

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self._place()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class Generic:
    """The base of classes with type parameters."""
    __slots__ = ()
    __parameters__ = ()

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls is Generic or cls is Protocol:
            if not parameters and cls is Generic:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, _Variable)
                       or isinstance(p, _Alias) and p.__origin__ is Unpack for p in parameters):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                "or parameter specification variables.")
            if len(set(parameters)) != len(parameters):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, parameters)
        expected = cls.__parameters__
        if not expected:
            raise TypeError(f"{cls} is not a generic class")
        if len(parameters) != len(expected) and \
                not any(isinstance(p, (ParamSpec, TypeVarTuple)) for p in expected):
            few = "many" if len(parameters) > len(expected) else "few"
            raise TypeError(f"Too {few} arguments for {cls}; actual {len(parameters)}, "
                            f"expected {len(expected)}")
        if len(expected) == 1 and isinstance(expected[0], ParamSpec) and \
                not (len(parameters) == 1 and (parameters[0] is ... or isinstance(
                    parameters[0], (list, tuple, ParamSpec)))):
            parameters = (parameters,)
        args = tuple(tuple(p) if isinstance(p, list) or isinstance(p, tuple) else
                     p if p is ... else _check(p, "Parameters to generic types must be types.")
                     for p in parameters)
        return _GenericAlias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for one in getattr(base, "__parameters__", ()) if isinstance(base, _Alias) else ():
                if one not in found:
                    found.append(one)
        bases = cls.__dict__.get("__orig_bases__", ())
        if Generic in (bases or cls.__bases__) and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        generic = [base for base in bases if isinstance(base, _Alias)
                   and (base.__origin__ is Generic or base.__origin__ is Protocol)]
        if len(generic) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple types.")
        if generic:
            lacking = [one for one in found if one not in generic[0].__parameters__]
            if lacking:
                which = generic[0].__origin__.__name__
                raise TypeError(f"Some type variables ({', '.join(map(str, lacking))}) are not "
                                f"listed in {which}"
                                f"[{', '.join(map(str, generic[0].__parameters__))}]")
            found = generic[0].__parameters__
        cls.__parameters__ = tuple(found)


class _GenericAlias(_Alias):
    def __mro_entries__(self, bases):
        if self.__origin__ is Generic:
            at = bases.index(self)
            for base in bases[at + 1:]:
                if isinstance(base, _Alias) and base is not self:
                    return ()
            if Protocol in bases:
                return ()
        return (self.__origin__,)


_protocol_ignored = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__parameters__", "__orig_bases__", "_is_protocol", "_is_runtime_protocol", "__qualname__",
    "_abc_registry", "__init_subclass__", "__hash__", "__match_args__", "__static_attributes__"))


def _protocol_members(cls):
    names = {}
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in list(base.__dict__) + list(base.__dict__.get("__annotations__", {})):
            if name not in _protocol_ignored:
                names[name] = None
    return list(names)


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        if cls in type(instance).__mro__ or any(issubclass(type(instance), known)
                                                for known in cls.__dict__["_abc_registry"]):
            return True
        return all(hasattr(instance, name) and (
                       not callable(getattr(cls, name, None))
                       or getattr(instance, name) is not None)
                   for name in _protocol_members(cls))

    def __subclasscheck__(cls, other):
        if not getattr(cls, "_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if cls in other.__mro__:
            return True
        if cls is Protocol:
            return False
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        names = _protocol_members(cls)
        if not all(callable(getattr(cls, name, None)) for name in names):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return _has_all(other, names) or any(issubclass(other, known)
                                             for known in cls.__dict__["_abc_registry"])


def _has_all(cls, names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return False
                break
            if getattr(cls, "_is_protocol", False) and \
                    name in getattr(base, "__annotations__", ()):
                break
        else:
            return False
    return True


# What is a protocol though it is none of typing's.
_protocols_elsewhere = {
    "collections.abc": ("Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable",
                        "Hashable", "Sized", "Container", "Collection", "Reversible"),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


def _refuse_protocol(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _refuse_protocol:
        return                      # it has its own, which called this one
    for base in cls.__mro__:        # what stood behind the protocol
        init = base.__dict__.get("__init__", _refuse_protocol)
        if init is not _refuse_protocol:
            return init(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others must have."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base is object or base is Generic or getattr(base, "_is_protocol", False)
                    or base.__name__ in _protocols_elsewhere.get(base.__module__, ())):
                raise TypeError("Protocols can only inherit from other protocols, "
                                f"got {base!r}")
        if cls.__init__ is object.__init__:
            cls.__init__ = _refuse_protocol


def runtime_checkable(cls):
    if not (isinstance(cls, type) and getattr(cls, "_is_protocol", False)):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


class _ClassName:
    """A capital name of a class: List, Dict, Callable."""

    def __init__(self, origin, count, name):
        self.__origin__ = origin
        self._count = count             # of parameters; -1: any
        self._name = self.__name__ = name
        self.__module__ = "typing"

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, parameters):
        if self.__origin__ is _abc.Callable:
            return self._callable(parameters)
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self.__origin__ is tuple:
            if parameters == ((),):
                parameters = ()
        elif self._count >= 0 and len(parameters) != self._count:
            few = "many" if len(parameters) > self._count else "few"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(parameters)}, "
                            f"expected {self._count}")
        args = tuple(one if one is ... else
                     _check(one, "Parameters to generic types must be types.")
                     for one in parameters)
        return _Alias(self.__origin__, args, self._name)

    def _callable(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = parameters
        result = _check(result, "Callable[args, result]: result must be a type.")
        if isinstance(given, list):
            args = tuple(_check(one, "Callable[[arg, ...], result]: each arg must be a type.")
                         for one in given)
        elif given is ... or isinstance(given, ParamSpec) or \
                getattr(given, "__origin__", None) is Concatenate:
            args = (given,)
        else:
            raise TypeError("Callable[args, result]: args must be a list. "
                            f"Got {given}")
        return _Alias(_abc.Callable, args + (result,), "Callable")

    def __call__(self, *args, **kwds):
        if self._name in _lower:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwds)

    def __mro_entries__(self, bases):
        result = [] if self.__origin__ in bases else [self.__origin__]
        if not any(base is Generic or isinstance(base, _GenericAlias) for base in bases):
            result.append(Generic)
        return tuple(result)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


_lower = ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type")
List = _ClassName(list, 1, "List")
Dict = _ClassName(dict, 2, "Dict")
Set = _ClassName(set, 1, "Set")
FrozenSet = _ClassName(frozenset, 1, "FrozenSet")
Tuple = _ClassName(tuple, -1, "Tuple")
Type = _ClassName(type, 1, "Type")
DefaultDict = _ClassName(_collections.defaultdict, 2, "DefaultDict")
OrderedDict = _ClassName(_collections.OrderedDict, 2, "OrderedDict")
Counter = _ClassName(_collections.Counter, 1, "Counter")
ChainMap = _ClassName(_collections.ChainMap, 2, "ChainMap")
Deque = _ClassName(_collections.deque, 1, "Deque")
Hashable = _ClassName(_abc.Hashable, 0, "Hashable")
Sized = _ClassName(_abc.Sized, 0, "Sized")
Awaitable = _ClassName(_abc.Awaitable, 1, "Awaitable")
Coroutine = _ClassName(_abc.Coroutine, 3, "Coroutine")
AsyncIterable = _ClassName(_abc.AsyncIterable, 1, "AsyncIterable")
AsyncIterator = _ClassName(_abc.AsyncIterator, 1, "AsyncIterator")
AsyncGenerator = _ClassName(_abc.AsyncGenerator, 2, "AsyncGenerator")
Iterable = _ClassName(_abc.Iterable, 1, "Iterable")
Iterator = _ClassName(_abc.Iterator, 1, "Iterator")
Generator = _ClassName(_abc.Generator, 3, "Generator")
Reversible = _ClassName(_abc.Reversible, 1, "Reversible")
Container = _ClassName(_abc.Container, 1, "Container")
Collection = _ClassName(_abc.Collection, 1, "Collection")
Callable = _ClassName(_abc.Callable, 2, "Callable")
AbstractSet = _ClassName(_abc.Set, 1, "AbstractSet")
MutableSet = _ClassName(_abc.MutableSet, 1, "MutableSet")
Mapping = _ClassName(_abc.Mapping, 2, "Mapping")
MutableMapping = _ClassName(_abc.MutableMapping, 2, "MutableMapping")
Sequence = _ClassName(_abc.Sequence, 1, "Sequence")
MutableSequence = _ClassName(_abc.MutableSequence, 1, "MutableSequence")
ByteString = _ClassName(_abc.ByteString, 0, "ByteString")
MappingView = _ClassName(_abc.MappingView, 1, "MappingView")
KeysView = _ClassName(_abc.KeysView, 1, "KeysView")
ItemsView = _ClassName(_abc.ItemsView, 2, "ItemsView")
ValuesView = _ClassName(_abc.ValuesView, 1, "ValuesView")
ContextManager = _ClassName(_contextlib.AbstractContextManager, 1, "ContextManager")
AsyncContextManager = _ClassName(_contextlib.AbstractAsyncContextManager, 1,
                                 "AsyncContextManager")

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
AnyStr = TypeVar("AnyStr", bytes, str)
Text = str


_rare = ("SupportsInt", "SupportsComplex", "SupportsBytes", "SupportsFloat", "SupportsIndex",
         "SupportsAbs", "SupportsRound", "IO", "TextIO", "BinaryIO", "no_type_check",
         "no_type_check_decorator", "dataclass_transform", "get_type_hints")


def _more():
    import _typing_more
    return _typing_more


def __getattr__(name):
    if name in ("Pattern", "Match"):
        import re
        return _ClassName(getattr(re, name), 1, name)
    if name in _rare:
        return getattr(_more(), name)
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller_module()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        types = namespace.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _collections.namedtuple(typename, list(types),
                                       defaults=[namespace[n] for n in defaults],
                                       module=namespace["__module__"])
        made.__annotations__ = {name: _check(kind, "field types must be types.")
                                for name, kind in types.items()}
        made.__orig_bases__ = (NamedTuple,)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                       "_field_defaults", "_make", "_replace", "_asdict"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__annotations__", "__qualname__") \
                    and key not in made._fields:
                setattr(made, key, value)
        made.__qualname__ = namespace.get("__qualname__", typename)
        return made


class _NamedTuple:
    def __call__(self, typename, fields=None, /, **kwargs):
        fields = list(kwargs.items()) if fields is None else list(fields)
        made = _collections.namedtuple(
            typename, [name for name, kind in fields],
            module=_caller_module())
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return "<function NamedTuple at 0x7f0000000000>"


NamedTuple = _NamedTuple()
_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), dict(namespace))
        notes, required, optional = {}, set(), set()
        for base in bases:
            notes.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        own = namespace.get("__annotations__", {})
        notes.update(own)
        for key, kind in own.items():
            origin = getattr(kind, "__origin__", None)
            if origin is Required or origin is not NotRequired and total:
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = notes
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class _TypedDict:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        namespace = {"__annotations__": dict(fields or kwargs),
                     "__module__": _caller_module()}
        return _TypedDictMeta(typename, (), namespace, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


TypedDict = _TypedDict()
_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=_sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not "
        "@overload-ed.")


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    return _overloads.get((func.__module__, func.__qualname__), [])


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _types.GenericAlias, _ClassName)):
        return tp.__origin__
    if isinstance(tp, _types.UnionType):
        return _types.UnionType
    if isinstance(tp, (ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    return Generic if tp is Generic else None


def _stands_alone(arg):
    return arg is ... or isinstance(arg, ParamSpec) or \
        isinstance(arg, _Alias) and arg.__origin__ is Concatenate


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _Alias):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (len(args) == 2 and _stands_alone(args[0])):
            return (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, (_types.GenericAlias, _types.UnionType)):
        return tp.__args__
    return ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


__all__ = [_name for _name in globals() if not _name.startswith("_")
           and _name not in ("T", "KT", "VT")] + ["Pattern", "Match", *_rare]
