"""Models whose fields are checked and converted by their annotations."""
import sys as _sys
import types as _types
import typing as _typing
from _pydantic_types import (FAILED as _FAILED, UNDEFINED as PydanticUndefined, URL as _URL,
                             ValidationError, compile_type as _compile, dump as _dump,
                             fill as _fill)
from typing import Annotated as _Annotated, Any as _Any

__all__ = ["BaseModel", "Field", "ValidationError", "ConfigDict", "field_validator", "validator",
           "model_validator", "computed_field", "field_serializer", "PrivateAttr", "TypeAdapter",
           "create_model",
           "conint", "confloat", "constr", "conlist", "PositiveInt", "NonNegativeInt",
           "NegativeInt", "NonPositiveInt", "PositiveFloat", "NonNegativeFloat", "NegativeFloat",
           "NonPositiveFloat", "StrictInt", "StrictFloat", "StrictStr", "StrictBool",
           "ValidationInfo", "BeforeValidator", "AfterValidator", "EmailStr"]

VERSION = "2.12.5"
ConfigDict = dict
_CONSTRAINTS = ("gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern",
                "strict")


class FieldInfo:
    """What is known of one field."""

    def __init__(self, default=PydanticUndefined, *, default_factory=None, alias=None,
                 title=None, description=None, examples=None, exclude=None, validate_default=None,
                 frozen=None, annotation=None, repr=True, validation_alias=None,
                 serialization_alias=None, **rest):
        self.default = PydanticUndefined if default is ... else default
        self.default_factory = default_factory
        self.alias = alias if validation_alias is None else validation_alias
        self.serialization_alias = alias if serialization_alias is None else serialization_alias
        self.title, self.description, self.examples = title, description, examples
        self.exclude, self.validate_default, self.frozen = exclude, validate_default, frozen
        self.repr = repr
        self.annotation = annotation
        self.constraints = {name: rest[name] for name in _CONSTRAINTS
                            if rest.get(name) is not None}
        if rest.get("regex") is not None:
            raise PydanticUserError("`regex` is removed. use `pattern` instead",
                                    code="removed-kwargs")
        self.before, self.after = [], []
        self.check = None

    def is_required(self):
        return self.default is PydanticUndefined and self.default_factory is None

    def get_default(self, *, call_default_factory=False):
        if self.default_factory is not None:
            return self.default_factory() if call_default_factory else None
        if type(self.default) in (list, dict, set) or isinstance(self.default, BaseModel):
            import copy
            return copy.deepcopy(self.default)
        return self.default

    def merge(self, annotation):
        """Takes the annotation, with what Annotated says beside the type."""
        if _typing.get_origin(annotation) is _Annotated:
            annotation, *more = _typing.get_args(annotation)
            for item in more:
                if isinstance(item, FieldInfo):
                    self.constraints = {**item.constraints, **self.constraints}
                    for name in ("alias", "serialization_alias", "title", "description",
                                 "default_factory", "exclude"):
                        if getattr(self, name) is None:
                            setattr(self, name, getattr(item, name))
                    if self.default is PydanticUndefined:
                        self.default = item.default
                elif isinstance(item, BeforeValidator):
                    self.before.append(item.func)
                elif isinstance(item, AfterValidator):
                    self.after.append(item.func)
        self.annotation = annotation

    def validate(self, value, loc, errors):
        """The value as the field holds it; FAILED: errors say why not."""
        if self.check is None:
            self.check = _compile(self.annotation, self.constraints)
        for func in self.before:
            value = _call_validator(func, value, loc, errors)
            if value is _FAILED:
                return value
        value = self.check(value, loc, errors)
        for func in self.after:
            if value is _FAILED:
                break
            value = _call_validator(func, value, loc, errors)
        return value

    def __repr__(self):
        shown = [f"annotation={getattr(self.annotation, '__name__', self.annotation)}",
                 f"required={self.is_required()}"]
        if not self.is_required() and self.default_factory is None:
            shown.append(f"default={self.default!r}")
        return f"FieldInfo({', '.join(shown)})"


FieldInfo.__module__ = "pydantic.fields"


class PydanticUserError(TypeError):
    def __init__(self, message, *, code=None):
        super().__init__(message)
        self.message, self.code = message, code

    def __str__(self):
        if self.code is None:
            return self.message
        return f"{self.message}\n\nFor further information visit {_URL}u/{self.code}"


PydanticUserError.__module__ = "pydantic.errors"


def _call_validator(func, value, loc, errors):
    try:
        return func(value)
    except ValidationError as error:
        errors.extend({**line, "loc": (*loc, *line["loc"])} for line in error._lines)
    except PydanticCustomError as error:
        line = {"type": error.type, "loc": loc, "msg": error.message(), "input": value,
                "has_url": False}
        errors.append(line if error.context is None else {**line, "ctx": error.context})
    except ValueError as error:
        errors.append({"type": "value_error", "loc": loc, "msg": f"Value error, {error}",
                       "input": value, "ctx": {"error": error}})
    except AssertionError as error:
        errors.append({"type": "assertion_error", "loc": loc, "msg": f"Assertion failed, {error}",
                       "input": value, "ctx": {"error": error}})
    return _FAILED


def Field(default=PydanticUndefined, **what):
    return FieldInfo(default, **what)


class _Private:
    def __init__(self, default, default_factory):
        self.default, self.default_factory = default, default_factory


def PrivateAttr(default=PydanticUndefined, *, default_factory=None):
    return _Private(default, default_factory)


class BeforeValidator:
    def __init__(self, func):
        self.func = func


class AfterValidator(BeforeValidator):
    pass


# --- validators of a model ---


class _Mark:
    """A function of the class body, and what it is for."""

    def __init__(self, kind, func, fields=(), mode="after", check=False):
        self.kind, self.func, self.fields, self.mode = kind, func, fields, mode
        self.is_static = isinstance(func, staticmethod)

    def __get__(self, obj, cls=None):
        return getattr(self.func, "__get__", lambda *_: self.func)(obj, cls)

    def __call__(self, *args):
        return self.func(*args)


class ValidationInfo:
    """What a validator is told besides the value."""

    def __init__(self, data, field_name):
        self.data, self.field_name = data, field_name
        self.context, self.mode = None, "python"


def _plain(func):
    return func.__func__ if isinstance(func, (classmethod, staticmethod)) else func


def field_validator(*fields, mode="after", check_fields=None):
    return lambda func: _Mark("field", func, fields, mode)


def validator(*fields, pre=False, always=False, each_item=False, allow_reuse=False,
              check_fields=None):
    return lambda func: _Mark("old", func, fields, "before" if pre else "after")


def model_validator(*, mode):
    return lambda func: _Mark("model", func, (), mode)


def root_validator(*, pre=False, skip_on_failure=False, allow_reuse=False):
    return lambda func: _Mark("root", func, (), "before" if pre else "after")


def field_serializer(*fields, mode="plain", when_used="always", **_):
    return lambda func: _Mark("serializer", func, fields, mode)


def computed_field(func=None, /, *, alias=None, repr=True, **_):
    def mark(func):
        wrapped = func if isinstance(func, property) else property(func)
        return _Computed(wrapped.fget)
    return mark if func is None else mark(func)


class _Computed(property):
    pass


def _arity(func):
    import inspect
    return sum(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
               for p in inspect.signature(func).parameters.values())


def _bind(mark, cls, name, data, handler=None):
    """The marked function with the value left open."""
    func = _plain(mark.func)
    given = [] if mark.is_static else [cls]
    wanted = _arity(func) - len(given)
    more = []
    if mark.mode == "wrap":
        more.append(handler)
    if wanted > 1 + len(more):
        more.append(data if mark.kind == "old" else ValidationInfo(data, name))
    return lambda value: func(*given, value, *more)


# --- models ---


class _ModelMetaclass(type):
    def __new__(meta, name, bases, names, **config):
        if not any(isinstance(base, _ModelMetaclass) for base in bases):
            return super().__new__(meta, name, bases, names)
        annotations = names.get("__annotations__", {})
        fields, private, marks = {}, {}, []
        settings = {}
        for base in reversed(bases):
            if isinstance(base, _ModelMetaclass):
                fields.update(getattr(base, "model_fields", {}))
                private.update(getattr(base, "_private_", {}))
                settings.update(getattr(base, "model_config", {}))
                marks += [mark for mark in getattr(base, "_marks_", ()) if mark not in marks]
        own = names.get("model_config", names.get("Config"))
        if own is not None:
            items = own.items() if isinstance(own, dict) else vars(own).items()
            settings.update((key, item) for key, item in items if not key.startswith("__"))
        settings.update(config)
        for key, item in list(names.items()):
            if isinstance(item, _Mark):
                marks.append(item)
            elif isinstance(item, _Private):
                private[key] = names.pop(key)
            elif key in annotations or key.startswith("__") or key in ("model_config", "Config"):
                continue
            elif key.startswith("_") and not callable(item):
                private[key] = _Private(names.pop(key), None)
            elif not _is_of_class(item):
                raise PydanticUserError(
                    f"A non-annotated attribute was detected: `{key} = {item!r}`. All model fields "
                    f"require a type annotation; if `{key}` is not meant to be a field, you may be "
                    "able to resolve this error by annotating it as a `ClassVar` or updating "
                    "`model_config['ignored_types']`.", code="model-field-missing-annotation")
        defaults = {}
        for key, annotation in annotations.items():
            text = annotation if isinstance(annotation, str) else repr(annotation)
            if "ClassVar" in text or key == "model_config":
                continue
            if key.startswith("_"):
                private.setdefault(key, _Private(names.pop(key, PydanticUndefined), None))
                continue
            defaults[key] = names.pop(key, PydanticUndefined)
        names["model_config"] = settings
        names["_private_"], names["_marks_"] = private, marks
        cls = super().__new__(meta, name, bases, names)
        for key, default in defaults.items():
            field = default if isinstance(default, FieldInfo) else FieldInfo(default)
            if key in fields:
                del fields[key]
            fields[key] = field
            field.annotation = annotations[key]
        cls.model_fields = fields
        cls._open_ = list(defaults)
        cls._computed_ = [key for base in reversed(cls.__mro__) for key, item in vars(base).items()
                          if isinstance(item, _Computed)]
        _resolve(cls)
        cls.__signature__ = _signature(cls)
        return cls

    def __call__(cls, *args, **data):
        return super().__call__(*args, **data)

    def __getattr__(cls, name):
        fields = cls.__dict__.get("model_fields", {})
        if name == "__fields__":
            return fields
        raise AttributeError(name)


def _is_of_class(item):
    return callable(item) or isinstance(item, (property, classmethod, staticmethod)) \
        or hasattr(type(item), "__get__")


def _resolve(cls):
    """Turns annotations that are text into types, as far as the names are there by now."""
    names = vars(_sys.modules.get(cls.__module__) or _types)
    left = []
    for key in cls._open_:
        field = cls.model_fields[key]
        try:
            annotation = field.annotation
            field.merge(_typing.get_type_hints(
                _types.SimpleNamespace(__annotations__={key: annotation}),
                {**names, cls.__name__: cls}, include_extras=True)[key]
                if _has_text(annotation) else annotation)
        except NameError:
            left.append(key)
            continue
        strip = cls.model_config.get("str_strip_whitespace")
        if strip and field.annotation is str:
            field.before.append(lambda value: value.strip() if isinstance(value, str) else value)
    cls._open_ = left


def _has_text(annotation):
    return isinstance(annotation, (str, _typing.ForwardRef)) \
        or any(_has_text(item) for item in getattr(annotation, "__args__", ()) or ())


def _signature(cls):
    import inspect
    parameters = []
    for name, field in cls.model_fields.items():
        default = inspect.Parameter.empty if field.is_required() else field.get_default()
        parameters.append(inspect.Parameter(field.alias or name, inspect.Parameter.KEYWORD_ONLY,
                                            default=default, annotation=field.annotation))
    return inspect.Signature(parameters, return_annotation=None)


class BaseModel(metaclass=_ModelMetaclass):
    __slots__ = "__dict__", "__pydantic_fields_set__", "__pydantic_private__"
    model_config = {}
    model_fields = {}
    _private_, _marks_, _open_, _computed_ = {}, [], [], []

    def __init__(self, /, **data):
        errors = []
        if type(self)._take(self, data, (), errors) is _FAILED:
            raise ValidationError(type(self).__name__, errors)

    @classmethod
    def _take(cls, self, data, loc, errors):
        """Fills self with the fields of data; FAILED: errors say why not."""
        if cls._open_:
            _resolve(cls)
        before = len(errors)
        for mark in cls._marks_:
            if mark.kind in ("model", "root") and mark.mode == "before":
                data = _call_validator(_bind(mark, cls, None, {}), data, loc, errors)
                if data is _FAILED:
                    return data
        values, given = _fill(cls, data, loc, errors, cls._validate_field)
        if len(errors) > before:
            return _FAILED
        object.__setattr__(self, "__dict__", values)
        object.__setattr__(self, "__pydantic_fields_set__", given)
        self._make_private()
        self.model_post_init(None)
        return cls._validate_whole(self, data, loc, errors)

    def _make_private(self):
        private = {}
        object.__setattr__(self, "__pydantic_private__", private)
        for name, item in self._private_.items():
            default = item.default_factory() if item.default_factory is not None else item.default
            if default is not PydanticUndefined:
                import copy
                private[name] = copy.deepcopy(default)

    def __getattr__(self, name):
        if name.startswith("_") and not name.startswith("__"):
            private = object.__getattribute__(self, "__pydantic_private__")
            if name in private:
                return private[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @classmethod
    def _validate_field(cls, name, field, value, loc, errors, data):
        if not cls._marks_:
            return field.validate(value, loc, errors)
        mine = [mark for mark in cls._marks_ if mark.kind in ("field", "old")
                and (name in mark.fields or "*" in mark.fields)]
        for mark in reversed(mine):
            if mark.mode == "before":
                value = _call_validator(_bind(mark, cls, name, data), value, loc, errors)
                if value is _FAILED:
                    return value
        plain = [mark for mark in mine if mark.mode in ("plain", "wrap")]

        def inner(value):
            lines = []
            result = field.validate(value, (), lines)
            if result is _FAILED:
                raise ValidationError(name, lines)
            return result

        if plain:
            value = _call_validator(_bind(plain[-1], cls, name, data, inner), value, loc, errors)
        else:
            value = field.validate(value, loc, errors)
        for mark in mine:
            if value is not _FAILED and mark.mode == "after":
                value = _call_validator(_bind(mark, cls, name, data), value, loc, errors)
        return value

    @classmethod
    def _validate_whole(cls, self, data, loc, errors):
        for mark in cls._marks_:
            if mark.mode != "after" or mark.kind not in ("model", "root"):
                continue
            if mark.kind == "root":
                done = _call_validator(_bind(mark, cls, None, {}), dict(self.__dict__), loc, errors)
                if done is _FAILED:
                    return done
                self.__dict__.update(done)
                continue
            done = _call_validator(lambda value: _plain(mark.func)(value), self, loc, errors)
            if done is _FAILED:
                errors[-1]["input"] = data
                return done
        return self

    def model_post_init(self, context, /):
        pass

    def __setattr__(self, name, value):
        cls = type(self)
        if name.startswith("_"):
            if name not in cls._private_:
                object.__setattr__(self, name, value)
            else:
                self.__pydantic_private__[name] = value
            return
        if isinstance(getattr(cls, name, None), property):
            object.__setattr__(self, name, value)
            return
        field = cls.model_fields.get(name)
        if field is None and cls.model_config.get("extra") != "allow":
            raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
        frozen = cls.model_config.get("frozen")
        if frozen or (field is not None and field.frozen):
            kind, text = ("frozen_instance", "Instance is frozen") if frozen \
                else ("frozen_field", "Field is frozen")
            raise ValidationError(cls.__name__, [{"type": kind, "loc": (name,), "msg": text,
                                                  "input": value}])
        if field is not None and cls.model_config.get("validate_assignment"):
            errors = []
            value = cls._validate_field(name, field, value, (name,), errors, self.__dict__)
            if errors:
                raise ValidationError(cls.__name__, errors)
        self.__dict__[name] = value
        self.__pydantic_fields_set__.add(name)

    def __repr_args__(self):
        for name, value in self.__dict__.items():
            field = type(self).model_fields.get(name)
            if not name.startswith("_") and (field is None or field.repr):
                yield name, value
        for name in self._computed_:
            yield name, getattr(self, name)

    def __repr__(self):
        inner = ", ".join(f"{name}={value!r}" for name, value in self.__repr_args__())
        return f"{type(self).__name__}({inner})"

    def __str__(self):
        return " ".join(f"{name}={value!r}" for name, value in self.__repr_args__())

    def __eq__(self, other):
        if not isinstance(other, BaseModel):
            return NotImplemented
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self):
        if not self.model_config.get("frozen"):
            raise TypeError(f"unhashable type: '{type(self).__name__}'")
        return hash((type(self), *self.__dict__.values()))

    def __iter__(self):
        yield from self.__dict__.items()

    @property
    def model_fields_set(self):
        return self.__pydantic_fields_set__

    @property
    def model_extra(self):
        if self.model_config.get("extra") != "allow":
            return None
        return {name: value for name, value in self.__dict__.items()
                if name not in self.model_fields}

    @property
    def model_computed_fields(self):
        return {name: getattr(type(self), name) for name in self._computed_}

    def model_dump(self, *, mode="python", include=None, exclude=None, by_alias=False,
                   exclude_unset=False, exclude_defaults=False, exclude_none=False,
                   round_trip=False, warnings=True):
        return _dump(self, mode == "json", include, exclude,
                     (by_alias, exclude_unset, exclude_defaults, exclude_none))

    def model_dump_json(self, *, indent=None, **options):
        import json
        separators = (",", ":") if indent is None else (",", ": ")
        return json.dumps(self.model_dump(mode="json", **options), indent=indent,
                          separators=separators, ensure_ascii=False)

    def dict(self, **options):
        return self.model_dump(**options)

    def json(self, *, indent=None, **options):
        return self.model_dump_json(indent=indent, **options)

    def model_copy(self, *, update=None, deep=False):
        import copy
        new = type(self).__new__(type(self))
        values = copy.deepcopy(self.__dict__) if deep else {**self.__dict__}
        object.__setattr__(new, "__dict__", {**values, **(update or {})})
        object.__setattr__(new, "__pydantic_fields_set__",
                           self.__pydantic_fields_set__ | set(update or ()))
        object.__setattr__(new, "__pydantic_private__", {**self.__pydantic_private__})
        return new

    def copy(self, *, update=None, deep=False, include=None, exclude=None):
        return self.model_copy(update=update, deep=deep)

    def __copy__(self):
        return self.model_copy()

    def __deepcopy__(self, memo=None):
        return self.model_copy(deep=True)

    @classmethod
    def model_validate(cls, obj, *, strict=None, from_attributes=None, context=None):
        errors = []
        value = cls._validate(obj, (), errors, from_attributes)
        if value is _FAILED:
            raise ValidationError(cls.__name__, errors)
        return value

    @classmethod
    def _validate(cls, obj, loc, errors, from_attributes=None):
        if isinstance(obj, cls):
            return obj
        if not isinstance(obj, dict):
            if from_attributes or (from_attributes is None
                                   and cls.model_config.get("from_attributes")):
                if not isinstance(obj, (str, bytes, int, float, list, tuple, set, type(None))):
                    obj = {name: getattr(obj, name) for name in
                           (field.alias or name for name, field in cls.model_fields.items())
                           if hasattr(obj, name)}
                    return cls._take(cls.__new__(cls), obj, loc, errors)
                errors.append({"type": "model_attributes_type", "loc": loc, "input": obj, "msg":
                               "Input should be a valid dictionary or object to extract fields "
                               "from"})
                return _FAILED
            errors.append({"type": "model_type", "loc": loc, "input": obj,
                           "ctx": {"class_name": cls.__name__}, "msg":
                           f"Input should be a valid dictionary or instance of {cls.__name__}"})
            return _FAILED
        return cls._take(cls.__new__(cls), obj, loc, errors)

    @classmethod
    def model_validate_json(cls, text, *, strict=None, context=None):
        import json
        try:
            return cls.model_validate(json.loads(text))
        except json.JSONDecodeError as error:
            raise ValidationError(cls.__name__, [
                {"type": "json_invalid", "loc": (), "input": text, "ctx": {"error": str(error)},
                 "msg": f"Invalid JSON: {error}"}]) from None

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        new = cls.__new__(cls)
        whole = {name: values[name] if name in values else field.get_default(
            call_default_factory=True) for name, field in cls.model_fields.items()
            if name in values or not field.is_required()}
        object.__setattr__(new, "__dict__", whole)
        object.__setattr__(new, "__pydantic_fields_set__", set(_fields_set or values))
        new._make_private()
        return new

    @classmethod
    def parse_obj(cls, obj):
        return cls.model_validate(obj)

    @classmethod
    def parse_raw(cls, text):
        return cls.model_validate_json(text)

    @classmethod
    def from_orm(cls, obj):
        return cls.model_validate(obj, from_attributes=True)

    @classmethod
    def construct(cls, _fields_set=None, **values):
        return cls.model_construct(_fields_set, **values)

    @classmethod
    def model_rebuild(cls, **_):
        _resolve(cls)
        return True

    @classmethod
    def update_forward_refs(cls, **_):
        _resolve(cls)


BaseModel.__module__ = "pydantic.main"


class TypeAdapter:
    """Checks values of any type as a field of that type would be."""

    def __init__(self, type, *, config=None):
        self._field = FieldInfo()
        self._field.merge(type)
        self._name = getattr(type, "__name__", None) or str(type)
        if getattr(type, "__args__", None):
            self._name = str(type).replace("typing.", "")

    def validate_python(self, value, /, **_):
        errors = []
        result = self._field.validate(value, (), errors)
        if result is _FAILED:
            raise ValidationError(self._name, errors)
        return result

    def validate_json(self, text, /, **_):
        import json
        return self.validate_python(json.loads(text))

    def dump_python(self, value, /, *, mode="python", **_):
        return _dump(value, mode == "json", None, None, (False,) * 4)

    def dump_json(self, value, /, **_):
        import json
        return json.dumps(self.dump_python(value, mode="json"), separators=(",", ":"),
                          ensure_ascii=False).encode()


def create_model(name, /, *, __base__=BaseModel, __module__=None, **fields):
    names = {"__annotations__": {}, "__module__": __module__ or __name__, "__qualname__": name}
    for key, item in fields.items():
        kind, default = item if isinstance(item, tuple) else (type(item), item)
        names["__annotations__"][key] = kind
        names[key] = FieldInfo(default) if default is ... else default
    return _ModelMetaclass(name, (__base__,), names)


def _constrained(kind):
    def make(**constraints):
        return _Annotated[kind, FieldInfo(**constraints)]
    return make


conint, confloat, constr = _constrained(int), _constrained(float), _constrained(str)


def conlist(item_type, **constraints):
    return _Annotated[list[item_type], FieldInfo(**constraints)]


PositiveInt, NonNegativeInt = conint(gt=0), conint(ge=0)
NegativeInt, NonPositiveInt = conint(lt=0), conint(le=0)
PositiveFloat, NonNegativeFloat = confloat(gt=0), confloat(ge=0)
NegativeFloat, NonPositiveFloat = confloat(lt=0), confloat(le=0)
StrictInt, StrictFloat, StrictStr = conint(strict=True), confloat(strict=True), constr(strict=True)
StrictBool = _constrained(bool)(strict=True)


def _check_email(value):
    name, at, host = value.partition("@")
    text = None
    if not at or "@" in host:
        text = "The email address is not valid. It must have exactly one @-sign."
    elif not name:
        text = "There must be something before the @-sign."
    elif not host:
        text = "There must be something after the @-sign."
    elif "." not in host:
        text = "The part after the @-sign is not valid. It should have a period."
    if text is not None:
        raise PydanticCustomError("value_error", "value is not a valid email address: {reason}",
                                  {"reason": text})
    return value


class PydanticCustomError(ValueError):
    def __init__(self, error_type, message_template, context=None, /):
        super().__init__(error_type, message_template, context)
        self.type, self.context = error_type, context
        self.message_template = message_template

    def message(self):
        return self.message_template.format(**(self.context or {}))

    __str__ = message


EmailStr = _Annotated[str, AfterValidator(_check_email)]
