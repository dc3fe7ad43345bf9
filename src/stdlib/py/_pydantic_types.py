"""How pydantic checks a value by a type, dumps it, and says what was wrong.

A check is a function of (value, loc, errors): the converted value, or FAILED with lines in errors.
"""
import re as _re
import types as _types
import typing as _typing

URL = "https://errors.pydantic.dev/2.12/"
_WITHOUT_URL = ("enum", "json_invalid")


class _Special:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


UNDEFINED = _Special("PydanticUndefined")
FAILED = _Special("FAILED")


class ValidationError(ValueError):
    def __init__(self, title, lines):
        super().__init__(title)
        self.title = title
        self._lines = lines

    @classmethod
    def from_exception_data(cls, title, line_errors, **_):
        return cls(title, line_errors)

    def errors(self, *, include_url=True, include_context=True, include_input=True):
        return list_errors(self._lines, include_url, include_context, include_input)

    def error_count(self):
        return len(self._lines)

    def json(self, *, indent=None, **options):
        import json
        return json.dumps(self.errors(**options), indent=indent, default=str, ensure_ascii=False,
                          separators=(",", ":") if indent is None else (",", ": "))

    def __str__(self):
        count = len(self._lines)
        parts = [f"{count} validation error{'s' * (count != 1)} for {self.title}"]
        for line in self._lines:
            if line["loc"]:
                parts.append(".".join(map(str, line["loc"])))
            shown = repr(line["input"])
            if len(shown) > 50:
                shown = f"{shown[:25]}...{shown[-24:]}"
            parts.append(f"  {line['msg']} [type={line['type']}, input_value={shown}, "
                         f"input_type={type(line['input']).__name__}]")
            if _has_url(line):
                parts.append(f"    For further information visit {URL}v/{line['type']}")
        return "\n".join(parts)

    __repr__ = __str__


ValidationError.__module__ = "pydantic_core._pydantic_core"


def _has_url(line):
    return line.get("has_url", line["type"] not in _WITHOUT_URL)


def list_errors(lines, url=True, context=True, with_input=True):
    whole = []
    for line in lines:
        item = {"type": line["type"], "loc": line["loc"], "msg": line["msg"]}
        if with_input:
            item["input"] = line["input"]
        if context and "ctx" in line:
            item["ctx"] = line["ctx"]
        if url and _has_url(line):
            item["url"] = f"{URL}v/{line['type']}"
        whole.append(item)
    return whole


def _fail(errors, kind, loc, msg, value, **ctx):
    line = {"type": kind, "loc": loc, "msg": msg, "input": value}
    if ctx:
        line["ctx"] = ctx
    errors.append(line)
    return FAILED


# --- simple types ---


def _check_any(value, loc, errors):
    return value


def _check_none(value, loc, errors):
    if value is None:
        return None
    return _fail(errors, "none_required", loc, "Input should be None", value)


_TRUE = {"1", "on", "t", "true", "y", "yes"}
_FALSE = {"0", "off", "f", "false", "n", "no"}


def _check_bool(value, loc, errors):
    if value is True or value is False:
        return value
    if isinstance(value, str):
        if value.lower() in _TRUE:
            return True
        if value.lower() in _FALSE:
            return False
    elif isinstance(value, (int, float)):
        if value in (0, 1):
            return bool(value)
    else:
        return _fail(errors, "bool_type", loc, "Input should be a valid boolean", value)
    return _fail(errors, "bool_parsing", loc, "Input should be a valid boolean, unable to "
                 "interpret input", value)


def _check_int(value, loc, errors):
    if isinstance(value, int):
        return int(value) if type(value) is bool else value
    if isinstance(value, float):
        if value == value // 1:
            return int(value)
        if value != value or value in (float("inf"), float("-inf")):
            return _fail(errors, "finite_number", loc, "Input should be a finite number", value)
        return _fail(errors, "int_from_float", loc, "Input should be a valid integer, got a number "
                     "with a fractional part", value)
    if isinstance(value, str):
        if _re.fullmatch(r"\s*[+-]?\d+(_\d+)*(\.0+)?\s*", value):
            return int(value.partition(".")[0])
        return _fail(errors, "int_parsing", loc, "Input should be a valid integer, unable to parse "
                     "string as an integer", value)
    if hasattr(value, "as_integer_ratio") and value == int(value):
        return int(value)
    return _fail(errors, "int_type", loc, "Input should be a valid integer", value)


def _check_float(value, loc, errors):
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return _fail(errors, "float_parsing", loc, "Input should be a valid number, unable to "
                         "parse string as a number", value)
    if hasattr(value, "as_integer_ratio"):
        return float(value)
    return _fail(errors, "float_type", loc, "Input should be a valid number", value)


def _check_str(value, loc, errors):
    import enum
    if isinstance(value, str):
        return value.value if isinstance(value, enum.Enum) else value
    if isinstance(value, (bytes, bytearray)):
        try:
            return bytes(value).decode()
        except UnicodeDecodeError:
            return _fail(errors, "string_unicode", loc, "Input should be a valid string, unable to "
                         "parse raw data as a unicode string", value)
    return _fail(errors, "string_type", loc, "Input should be a valid string", value)


def _check_bytes(value, loc, errors):
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    return _fail(errors, "bytes_type", loc, "Input should be a valid bytes", value)


def _check_dict(value, loc, errors):
    if isinstance(value, dict):
        return value
    return _fail(errors, "dict_type", loc, "Input should be a valid dictionary", value)


def _check_callable(value, loc, errors):
    if callable(value):
        return value
    return _fail(errors, "callable_type", loc, "Input should be callable", value)


def _strict(kind, names):
    def check(value, loc, errors):
        if type(value) is kind or (kind is float and type(value) is int):
            return kind(value)
        return _fail(errors, f"{names[0]}_type", loc, f"Input should be a valid {names[1]}", value)
    return check


# --- types of the library ---


def _from_text(kind, name, say, parse):
    """Checks for what is made from a text."""
    def check(value, loc, errors):
        if isinstance(value, kind):
            return value
        if isinstance(value, str):
            try:
                return parse(value)
            except (ValueError, ArithmeticError) as error:
                return say(errors, loc, value, error)
        return _fail(errors, f"{name}_type", loc, f"Input should be a valid {name}", value)
    return check


def _check_datetime():
    import datetime

    def say(name, kind):
        def tell(errors, loc, value, error):
            text = "input is too short" if len(value) < 10 else "invalid character in year"
            what = "date or datetime" if name == "date" else name
            return _fail(errors, kind, loc, f"Input should be a valid {what}, {text}", value,
                         error=text)
        return tell

    def parse_time(value):
        return datetime.datetime.fromisoformat(value)

    def parse_date(value):
        return datetime.date.fromisoformat(value[:10])

    when = _from_text(datetime.datetime, "datetime", say("datetime", "datetime_parsing"),
                      parse_time)
    day = _from_text(datetime.date, "date", say("date", "date_from_datetime_parsing"), parse_date)

    def check_number(value, loc, errors):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
        return when(value, loc, errors)

    return {
        datetime.datetime: check_number,
        datetime.date: day,
        datetime.time: _from_text(datetime.time, "time", say("time", "time_parsing"),
                                  datetime.time.fromisoformat),
        datetime.timedelta: _check_timedelta(datetime),
    }


def _check_timedelta(datetime):
    def check(value, loc, errors):
        if isinstance(value, datetime.timedelta):
            return value
        if isinstance(value, (int, float)):
            return datetime.timedelta(seconds=value)
        found = isinstance(value, str) and _re.fullmatch(
            r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", value)
        if found:
            days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
            return datetime.timedelta(days, seconds, 0, 0, minutes, hours)
        return _fail(errors, "time_delta_type", loc, "Input should be a valid timedelta", value)
    return check


def _check_uuid():
    import uuid

    def say(errors, loc, value, error):
        bad = _re.search("[^0-9a-fA-F-]", value)
        if bad:
            text = ("invalid character: expected an optional prefix of `urn:uuid:` followed by "
                    f"[0-9a-fA-F-], found `{bad[0]}` at {bad.start() + 1}")
        else:
            text = f"invalid length: expected length 32 for simple format, found {len(value)}"
        return _fail(errors, "uuid_parsing", loc, f"Input should be a valid UUID, {text}", value,
                     error=text)

    return {uuid.UUID: _from_text(uuid.UUID, "uuid", say, uuid.UUID)}


def _check_decimal():
    import decimal

    def say(errors, loc, value, error):
        return _fail(errors, "decimal_parsing", loc, "Input should be a valid decimal", value)

    check = _from_text(decimal.Decimal, "decimal", say, decimal.Decimal)
    return {decimal.Decimal: lambda value, loc, errors: check(
        str(value) if type(value) in (int, float) else value, loc, errors)}


def _check_path():
    import pathlib
    return {pathlib.Path: _from_text(pathlib.Path, "path", None, pathlib.Path)}


_LIBRARY = {"datetime": _check_datetime, "uuid": _check_uuid, "decimal": _check_decimal,
            "pathlib": _check_path}
_SIMPLE = {_typing.Any: _check_any, object: _check_any, None: _check_none,
           type(None): _check_none, bool: _check_bool, int: _check_int, float: _check_float,
           str: _check_str, bytes: _check_bytes, dict: _check_dict,
           _typing.Dict: _check_dict, _typing.Callable: _check_callable}


# --- types made of others ---


def _collection(kind, name, inner):
    takes = (list, tuple, set, frozenset, _types.GeneratorType, type({}.keys()),
             type({}.values()))

    def check(value, loc, errors):
        if not isinstance(value, takes) and not (
                name in ("list", "tuple") and type(value).__name__ == "deque"):
            return _fail(errors, f"{name}_type", loc,
                         f"Input should be a valid {name if name != 'frozen_set' else 'frozenset'}",
                         value)
        before = len(errors)
        items = [inner(item, (*loc, i), errors) for i, item in enumerate(value)]
        return FAILED if len(errors) > before else kind(items)
    return check


def _check_tuple_of(checks):
    def check(value, loc, errors):
        if not isinstance(value, (list, tuple)):
            return _fail(errors, "tuple_type", loc, "Input should be a valid tuple", value)
        if len(value) > len(checks):
            return _fail(errors, "too_long", loc, f"Tuple should have at most {len(checks)} items "
                         f"after validation, not {len(value)}", value, field_type="Tuple",
                         max_length=len(checks), actual_length=len(value))
        before = len(errors)
        items = []
        for i, inner in enumerate(checks):
            if i < len(value):
                items.append(inner(value[i], (*loc, i), errors))
            else:
                _fail(errors, "missing", (*loc, i), "Field required", value)
        return FAILED if len(errors) > before else tuple(items)
    return check


def _check_dict_of(check_key, check_value):
    def check(value, loc, errors):
        if _check_dict(value, loc, errors) is FAILED:
            return FAILED
        before = len(errors)
        whole = {}
        for key, item in value.items():
            new_key = check_key(key, (*loc, key, "[key]"), errors)
            new_item = check_value(item, (*loc, key), errors)
            if new_key is not FAILED:
                whole[new_key] = new_item
        return FAILED if len(errors) > before else whole
    return check


def _name_of(kind):
    if kind is None:
        return "none"
    if kind is type(None):
        return "none"
    args = [arg for arg in _typing.get_args(kind) if not isinstance(arg, type(Ellipsis))]
    origin = _typing.get_origin(kind)
    if origin is _typing.Annotated:
        return _name_of(args[0])
    if origin is _typing.Literal:
        return f"literal[{','.join(map(repr, args))}]"
    if origin is not None:
        return f"{origin.__name__}[{','.join(map(_name_of, args))}]"
    return getattr(kind, "__name__", str(kind))


def _check_union(kinds):
    is_optional = type(None) in kinds
    kinds = [kind for kind in kinds if kind is not type(None)]
    checks = [compile_type(kind) for kind in kinds]
    if is_optional and len(kinds) == 1:
        inner = checks[0]
        return lambda value, loc, errors: None if value is None else inner(value, loc, errors)
    names = [_name_of(kind) for kind in kinds]

    def check(value, loc, errors):
        if value is None and is_optional:
            return None
        for kind in kinds:                # the one that it has already
            if type(value) is kind:
                return checks[kinds.index(kind)](value, loc, errors)
        lines = []
        for inner, name in zip(checks, names):
            result = inner(value, (*loc, name), lines)
            if result is not FAILED:
                return result
        errors.extend(lines)
        return FAILED
    return check


def _listed(values):
    words = [repr(value) for value in values]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _check_literal(values):
    import enum

    def check(value, loc, errors):
        for item in values:
            if value == item and isinstance(value, type(item)):
                return item
        shown = _listed([item.value if isinstance(item, enum.Enum) else item for item in values])
        return _fail(errors, "literal_error", loc, f"Input should be {shown}", value,
                     expected=shown)
    return check


def _check_enum(kind):
    def check(value, loc, errors):
        try:
            return kind(value)
        except ValueError:
            pass
        if isinstance(value, str) and issubclass(kind, int):
            number = _check_int(value, loc, [])
            if number in [item.value for item in kind]:
                return kind(number)
        shown = _listed([item.value for item in kind])
        return _fail(errors, "enum", loc, f"Input should be {shown}", value, expected=shown)
    return check


def _check_dataclass(kind):
    import dataclasses
    hints = _typing.get_type_hints(kind)
    checks = {field.name: compile_type(hints[field.name]) for field in dataclasses.fields(kind)}

    def check(value, loc, errors):
        if isinstance(value, kind):
            return value
        if not isinstance(value, dict):
            return _fail(errors, "dataclass_type", loc, "Input should be a dictionary or an "
                         f"instance of {kind.__name__}", value, class_name=kind.__name__)
        before = len(errors)
        given = {}
        for field in dataclasses.fields(kind):
            if field.name in value:
                given[field.name] = checks[field.name](value[field.name], (*loc, field.name),
                                                       errors)
            elif field.default is dataclasses.MISSING \
                    and field.default_factory is dataclasses.MISSING:
                _fail(errors, "missing", (*loc, field.name), "Field required", value)
        return FAILED if len(errors) > before else kind(**given)
    return check


def _check_typed_dict(kind):
    hints = _typing.get_type_hints(kind)
    checks = {name: compile_type(hint) for name, hint in hints.items()}

    def check(value, loc, errors):
        if _check_dict(value, loc, errors) is FAILED:
            return FAILED
        before = len(errors)
        whole = {}
        for name, inner in checks.items():
            if name in value:
                whole[name] = inner(value[name], (*loc, name), errors)
            elif name in kind.__required_keys__:
                _fail(errors, "missing", (*loc, name), "Field required", value)
        return FAILED if len(errors) > before else whole
    return check


def _check_instance(kind):
    def check(value, loc, errors):
        if isinstance(value, kind):
            return value
        return _fail(errors, "is_instance_of", loc, f"Input should be an instance of "
                     f"{kind.__name__}", value, **{"class": kind.__name__})
    return check


def _compile_generic(origin, args):
    if origin is _typing.Union or origin is _types.UnionType:
        return _check_union(args)
    if origin is _typing.Literal:
        return _check_literal(args)
    name = origin.__name__
    if origin is dict or name in ("Mapping", "MutableMapping", "defaultdict", "OrderedDict"):
        return _check_dict_of(compile_type(args[0]), compile_type(args[1]))
    if origin is tuple:
        if len(args) == 2 and args[1] is ...:
            return _collection(tuple, "tuple", compile_type(args[0]))
        return _check_tuple_of([compile_type(arg) for arg in args])
    kinds = {"set": (set, "set"), "frozenset": (frozenset, "frozen_set"),
             "Set": (set, "set"), "MutableSet": (set, "set")}
    if name in kinds:
        return _collection(*kinds[name], compile_type(args[0]))
    if name in ("list", "Sequence", "Iterable", "Collection", "MutableSequence", "deque"):
        return _collection(list, "list", compile_type(args[0]))
    if name == "type":
        return _check_any
    if name == "Callable":
        return _check_callable
    return compile_type(origin)


def compile_type(kind, constraints=None):
    """The check of a type, with the constraints of a field."""
    if constraints is None:
        constraints = {}
    strict = constraints.get("strict")
    if strict and kind in (int, str, bool, float):
        names = {int: ("int", "integer"), str: ("string", "string"), bool: ("bool", "boolean"),
                 float: ("float", "number")}
        return _constrain(_strict(kind, names[kind]), kind, constraints)
    if kind.__hash__ is not None and kind in _SIMPLE:
        return _constrain(_SIMPLE[kind], kind, constraints)
    origin = _typing.get_origin(kind)
    if origin is _typing.Annotated:
        inner, *more = _typing.get_args(kind)
        for item in more:
            constraints = {**getattr(item, "constraints", {}), **constraints}
        return compile_type(inner, constraints)
    if origin is not None:
        args = _typing.get_args(kind)
        inner = [arg for arg in args if arg is not type(None)]
        is_union = origin is _typing.Union or origin is _types.UnionType
        if constraints and is_union and len(inner) == 1 and len(args) == 2:
            limited = compile_type(inner[0], constraints)
            return lambda value, loc, errors: \
                None if value is None else limited(value, loc, errors)
        return _constrain(_compile_generic(origin, args), kind, constraints)
    return _constrain(_compile_class(kind), kind, constraints)


def _compile_class(kind):
    if isinstance(kind, _typing.TypeVar):
        return compile_type(kind.__bound__) if kind.__bound__ else _check_any
    if hasattr(kind, "__supertype__"):    # a NewType
        return compile_type(kind.__supertype__)
    if not isinstance(kind, type):
        return _check_any
    if hasattr(kind, "model_fields") and hasattr(kind, "_validate"):
        return kind._validate
    if kind in (list, set, frozenset, tuple):
        return _collection(kind, {"frozenset": "frozen_set"}.get(kind.__name__, kind.__name__),
                           _check_any)
    if kind.__module__ in _LIBRARY:
        found = _LIBRARY[kind.__module__]().get(kind)
        if found is not None:
            return found
    import dataclasses
    import enum
    if issubclass(kind, enum.Enum):
        return _check_enum(kind)
    if dataclasses.is_dataclass(kind):
        return _check_dataclass(kind)
    if hasattr(kind, "__required_keys__"):
        return _check_typed_dict(kind)
    if hasattr(kind, "_check_"):          # a type of the framework
        return kind._check_
    return _check_instance(kind)


# --- constraints ---

_BOUNDS = {
    "gt": ("greater_than", "greater than", lambda value, bound: value > bound),
    "ge": ("greater_than_equal", "greater than or equal to", lambda value, bound: value >= bound),
    "lt": ("less_than", "less than", lambda value, bound: value < bound),
    "le": ("less_than_equal", "less than or equal to", lambda value, bound: value <= bound),
    "multiple_of": ("multiple_of", "a multiple of", lambda value, bound: value % bound == 0),
}


def _shown(bound):
    return repr(bound).removesuffix(".0") if isinstance(bound, float) else str(bound)


def _plural(count, word):
    return f"{count} {word}{'s' * (count != 1)}"


def _constrain(check, kind, constraints):
    limits = []
    for name, bound in constraints.items():
        if name in _BOUNDS:
            limits.append(_bound(name, float(bound) if kind is float else bound))
        elif name in ("min_length", "max_length"):
            limits.append(_length(name, bound))
        elif name == "pattern":
            limits.append(_pattern(bound))
    if not limits:
        return check

    def limited(value, loc, errors):
        given = value
        value = check(value, loc, errors)
        for limit in limits:
            if value is FAILED:
                break
            if not limit(value, given, loc, errors):
                return FAILED
        return value
    return limited


def _bound(name, bound):
    kind, words, holds = _BOUNDS[name]

    def limit(value, given, loc, errors):
        if holds(value, bound):
            return True
        _fail(errors, kind, loc, f"Input should be {words} {_shown(bound)}", given, **{name: bound})
        return False
    return limit


def _length(name, bound):
    def limit(value, given, loc, errors):
        size = len(value)
        is_short = name == "min_length"
        if size >= bound if is_short else size <= bound:
            return True
        most = "at least" if is_short else "at most"
        if isinstance(value, (str, bytes)):
            what = "string" if isinstance(value, str) else "bytes"
            _fail(errors, f"{what}_too_{'short' if is_short else 'long'}", loc,
                  f"{'String' if what == 'string' else 'Data'} should have {most} "
                  f"{_plural(bound, 'character' if what == 'string' else 'byte')}", given,
                  **{name: bound})
            return False
        what = {"dict": "Dictionary", "frozenset": "Frozenset"}.get(
            type(value).__name__, type(value).__name__.capitalize())
        _fail(errors, "too_short" if is_short else "too_long", loc,
              f"{what} should have {most} {_plural(bound, 'item')} after validation, not {size}",
              given, field_type=what, **{name: bound}, actual_length=size)
        return False
    return limit


def _pattern(pattern):
    found = _re.compile(pattern)

    def limit(value, given, loc, errors):
        if found.search(value):
            return True
        _fail(errors, "string_pattern_mismatch", loc, f"String should match pattern '{pattern}'",
              given, pattern=pattern)
        return False
    return limit


# --- a model's fields, in and out ---


def fill(cls, data, loc, errors, validate):
    """(values, names that were given) of the model's fields."""
    values, given, used = {}, set(), set()
    by_name = cls.model_config.get("populate_by_name") or cls.model_config.get(
        "allow_population_by_field_name")
    for name, field in cls.model_fields.items():
        key = field.alias or name
        if key not in data and by_name and name in data:
            key = name
        if key in data:
            used.add(key)
            value = validate(name, field, data[key], (*loc, key), errors, values)
            if value is not FAILED:
                given.add(name)
                values[name] = value
        elif field.is_required():
            _fail(errors, "missing", (*loc, key), "Field required", data)
        else:
            value = field.get_default(call_default_factory=True)
            if field.validate_default or cls.model_config.get("validate_default"):
                value = validate(name, field, value, (*loc, key), errors, values)
            values[name] = value
    extra = cls.model_config.get("extra", "ignore")
    if extra != "ignore":
        for key, value in data.items():
            if key in used:
                continue
            if extra == "forbid":
                _fail(errors, "extra_forbidden", (*loc, key), "Extra inputs are not permitted",
                      value)
            else:
                values[key] = value
                given.add(key)
    return values, given


def _chosen(names, key):
    """What is said of what lies inside; `...` when all of it is meant."""
    if isinstance(names, dict):
        chosen = names.get(key)
        return ... if chosen is True else chosen
    return ... if names is not None and key in names else None


def dump(value, as_json, include, exclude, flags):
    """Plain data of a model, and of what is in it."""
    if hasattr(value, "model_fields") and not isinstance(value, type):
        return _dump_model(value, as_json, include, exclude, flags)
    if isinstance(value, dict):
        return {(dump(key, as_json, None, None, flags) if as_json else key):
                dump(item, as_json, None, None, flags) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [dump(item, as_json, None, None, flags) for item in value]
        return items if as_json or type(value) is list else type(value)(items) \
            if type(value) in (tuple, set, frozenset) else items
    return plain(value) if as_json else value


def _dump_model(model, as_json, include, exclude, flags):
    by_alias, exclude_unset, exclude_defaults, exclude_none = flags
    cls = type(model)
    serializers = {name: mark for mark in cls._marks_ if mark.kind == "serializer"
                   for name in mark.fields}
    whole = {}
    items = list(model.__dict__.items()) + [(name, getattr(model, name)) for name in
                                            cls._computed_]
    for name, value in items:
        field = cls.model_fields.get(name)
        inside, outside = _chosen(include, name), _chosen(exclude, name)
        if (include is not None and inside is None) or outside is ... \
                or (field is not None and field.exclude) \
                or (exclude_none and value is None) \
                or (exclude_unset and name not in model.__pydantic_fields_set__) \
                or (exclude_defaults and field is not None and not field.is_required()
                    and value == field.get_default(call_default_factory=True)):
            continue
        key = name
        if by_alias and field is not None and field.serialization_alias:
            key = field.serialization_alias
        if name in serializers:
            value = getattr(model, serializers[name].func.__name__)(value) \
                if not serializers[name].is_static else serializers[name].func(value)
        whole[key] = dump(value, as_json, None if inside is ... else inside, outside, flags)
    return whole


def plain(value):
    """One value as JSON has it."""
    import enum
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, bytes):
        return value.decode()
    name = type(value).__name__
    if name in ("datetime", "date", "time"):
        text = value.isoformat()
        return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
    if name == "timedelta":
        return _plain_timedelta(value)
    if hasattr(value, "__dataclass_fields__"):
        return {key: dump(getattr(value, key), True, None, None, (False,) * 4)
                for key in value.__dataclass_fields__}
    return str(value)


def _plain_timedelta(value):
    seconds = value.total_seconds()
    sign = "-" if seconds < 0 else ""
    days, rest = divmod(abs(seconds), 86400)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    text = f"{sign}P" + (f"{int(days)}D" if days else "")
    inner = (f"{int(hours)}H" if hours else "") + (f"{int(minutes)}M" if minutes else "")
    if rest or not (days or inner):
        inner += f"{rest:.6f}".rstrip("0").rstrip(".") + "S"
    return text + (f"T{inner}" if inner else "")
