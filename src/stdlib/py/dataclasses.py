"""Classes whose methods are made from their annotated fields."""
import sys as _sys
from types import MappingProxyType as _MappingProxyType, GenericAlias as _GenericAlias
from _helpers import run as _run, repr_enter as _repr_enter, repr_leave as _repr_leave

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_factory = _HAS_DEFAULT_FACTORY_CLASS()
_no_metadata = _MappingProxyType({})
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else _MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = ",".join(f"{name}={getattr(self, name)!r}" for name in (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
            "metadata", "kw_only", "_field_type"))
        return f"Field({shown})"

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},"
                f"order={self.order!r},unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind_of(annotation):
    """Is the annotation a ClassVar or an InitVar?  It may be a text."""
    if isinstance(annotation, str):
        head = annotation.partition("[")[0].strip().rpartition(".")[2]
        if head == "ClassVar":
            return _FIELD_CLASSVAR
        return _FIELD_INITVAR if head == "InitVar" else _FIELD
    typing = _sys.modules.get("typing")
    if typing and (annotation is typing.ClassVar
                   or getattr(annotation, "__origin__", None) is typing.ClassVar):
        return _FIELD_CLASSVAR
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    return _FIELD


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING       # of __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _kind_of(annotation)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and (isinstance(f.default, (list, dict, set, bytearray))
                                     or f.default.__class__.__hash__ is None):
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: "
                         "use default_factory")
    return f


def _build(cls, name, parameters, lines, names):
    """A method, compiled: a def line is the only thing that binds arguments as a def line."""
    body = "\n ".join(lines) or "pass"
    namespace = {"__name__": cls.__module__}
    inner = f"def {name}({parameters}):\n  " + body.replace("\n", "\n ")
    _run(f"def _create({', '.join(names)}):\n {inner}\n return {name}\n", namespace)
    method = namespace["_create"](**names)
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


def _add_init(cls, fields, frozen, has_post_init, self_name):
    seen = None
    for f in fields:
        if f.init and not f.kw_only:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen = f
            elif seen is not None:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = {"_missing": MISSING, "_factory": _factory, "_set": object.__setattr__}
    plain, keyword, lines = [], [], []
    for f in fields:
        assign = (lambda value, f=f: f"_set({self_name}, {f.name!r}, {value})") if frozen else \
            (lambda value, f=f: f"{self_name}.{f.name} = {value}")
        names[f"_default_{f.name}"] = f.default
        if f.init:
            text = f.name
            if f.default is not MISSING:
                text += f"=_default_{f.name}"
            elif f.default_factory is not MISSING:
                text += "=_factory"
            (keyword if f.kw_only else plain).append(text)
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            names[f"_make_{f.name}"] = f.default_factory
            if f.init:
                lines.append(assign(f"_make_{f.name}() if {f.name} is _factory else {f.name}"))
            else:
                lines.append(assign(f"_make_{f.name}()"))
        elif f.init:
            lines.append(assign(f.name))
        elif f.default is not MISSING and "__slots__" in cls.__dict__:
            lines.append(assign(f"_default_{f.name}"))
    if has_post_init:
        given = ", ".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        lines.append(f"{self_name}.__post_init__({given})")
    parameters = [self_name] + plain + (["*"] + keyword if keyword else [])
    init = _build(cls, "__init__", ", ".join(parameters), lines, names)
    init.__annotations__ = {f.name: f.type for f in fields if f.init}
    init.__annotations__["return"] = None
    return init


def _tuple_text(who, fields):
    return "(" + "".join(f"{who}.{f.name}, " for f in fields) + ")"


def _make_repr(cls, fields):
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields)
    lines = ["if not _enter(self):", "    return '...'", "try:",
             f"    return self.__class__.__qualname__ + f\"({shown})\"",
             "finally:", "    _leave(self)"]
    return _build(cls, "__repr__", "self", lines, {"_enter": _repr_enter, "_leave": _repr_leave})


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    value.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, value)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
             weakref_slot):
    fields = {}
    any_frozen_base = has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if getattr(base, _PARAMS).frozen:
                any_frozen_base = True
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    seen_kw_only = False
    for name, kind in annotations.items():
        if kind is KW_ONLY or isinstance(kind, str) and kind.rpartition(".")[2] == "KW_ONLY":
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
        else:
            own.append(_make_field(cls, name, kind, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING
                         or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        setattr(cls, "__init__", _add_init(cls, all_init, frozen, hasattr(cls, "__post_init__"),
                                           self_name)) if "__init__" not in cls.__dict__ else None
    if repr and "__repr__" not in cls.__dict__:
        cls.__repr__ = _make_repr(cls, [f for f in real if f.repr])
    compared = [f for f in real if f.compare]
    mine, theirs = _tuple_text("self", compared), _tuple_text("other", compared)
    if eq and "__eq__" not in cls.__dict__:
        lines = ["if other.__class__ is self.__class__:", f"    return {mine} == {theirs}",
                 "return NotImplemented"]
        cls.__eq__ = _build(cls, "__eq__", "self, other", lines, {})
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            lines = ["if other.__class__ is self.__class__:",
                     f"    return {mine} {sign} {theirs}", "return NotImplemented"]
            if _set_new(cls, name, _build(cls, name, "self, other", lines, {})):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        shown = ", ".join([f"{f.name!r}" for f in real])
        test = f"type(self) is _cls or name in ({shown + ',' if shown else ''})"
        names = {"_cls": cls, "_error": FrozenInstanceError, "super": super}
        for name, parameters, verb, last in (
                ("__setattr__", "self, name, value", "assign to", "name, value"),
                ("__delattr__", "self, name", "delete", "name")):
            lines = [f"if {test}:",
                     f"    raise _error(f\"cannot {verb} field {{name!r}}\")",
                     f"super(_cls, self).{name}({last})"]
            if _set_new(cls, name, _build(cls, name, parameters, lines, names)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if unsafe_hash or eq and frozen:
        if unsafe_hash and explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        if not explicit_hash:
            hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
            cls.__hash__ = _build(cls, "__hash__", "self",
                                  [f"return hash({_tuple_text('self', hashed)})"], {})
    elif eq and not explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        try:
            import inspect
            cls.__doc__ = cls.__name__ + str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            cls.__doc__ = cls.__name__
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in all_init if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot, real)
    return cls


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, frozen, weakref_slot, real):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    names = tuple(f.name for f in real)
    namespace["__slots__"] = tuple(n for n in names if n not in inherited) + \
        (("__weakref__",) if weakref_slot else ())
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if frozen:
        for name in ("__setattr__", "__delattr__"):     # they know their class
            method = namespace.get(name)
            if method is not None and method.__closure__:
                for cell in method.__closure__:
                    if cell.cell_contents is cls:
                        cell.cell_contents = made
        made.__getstate__ = _get_state
        made.__setstate__ = _set_state
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                        slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _convert(obj, make):
    if _is_instance(obj):
        return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_convert(v, make) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_convert(v, make) for v in obj)
    if isinstance(obj, dict):
        pairs = ((_convert(k, make), _convert(v, make)) for k, v in obj.items())
        if hasattr(type(obj), "default_factory"):
            result = type(obj)(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return type(obj)(pairs)
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([v for _, v in pairs]))


def _is_keyword(name):
    from keyword import iskeyword
    return iskeyword(name)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _is_keyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    namespace.setdefault("__module__", "types")
    from types import new_class
    made = new_class(cls_name, bases, {}, lambda names: names.update(namespace))
    return dataclass(made, **options)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
