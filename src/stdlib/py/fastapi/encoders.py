"""Any data as what JSON can hold."""
from _pydantic_types import dump as _dump, plain as _plain

_DATES = ("datetime", "date", "time")


def jsonable_encoder(obj, include=None, exclude=None, by_alias=True, exclude_unset=False,
                     exclude_defaults=False, exclude_none=False, custom_encoder=None,
                     sqlalchemy_safe=True):
    flags = by_alias, exclude_unset, exclude_defaults, exclude_none
    return _encode(obj, include, exclude, flags, custom_encoder or {})


def _encode(obj, include, exclude, flags, custom):
    if type(obj) in custom:
        return custom[type(obj)](obj)
    if obj is None or type(obj) in (str, int, float, bool):
        return obj
    if hasattr(obj, "model_fields") and not isinstance(obj, type):
        return _encode(_dump(obj, True, include, exclude, flags), None, None, flags, custom)
    if isinstance(obj, dict):
        keys = set(obj)
        if include is not None:
            keys &= set(include)
        if exclude is not None:
            keys -= set(exclude)
        return {_encode(key, None, None, flags, custom): _encode(value, None, None, flags, custom)
                for key, value in obj.items()
                if key in keys and not (flags[3] and value is None)}
    if isinstance(obj, (list, tuple, set, frozenset)) or hasattr(obj, "__next__") \
            or type(obj).__name__ == "deque":
        return [_encode(item, None, None, flags, custom) for item in obj]
    return _encode_object(obj, flags, custom)


def _encode_object(obj, flags, custom):
    import enum
    if hasattr(obj, "__dataclass_fields__") and not isinstance(obj, type):
        import dataclasses
        return _encode(dataclasses.asdict(obj), None, None, flags, custom)
    if isinstance(obj, enum.Enum):
        return _encode(obj.value, None, None, flags, custom)
    if isinstance(obj, (str, int, float)):
        return obj
    kind = type(obj).__name__
    if kind in _DATES:
        return obj.isoformat()
    if kind == "timedelta":
        return obj.total_seconds()
    if kind == "Decimal":
        return int(obj) if obj.as_tuple().exponent >= 0 else float(obj)
    if kind in ("UUID", "PosixPath", "PurePosixPath", "URL", "bytes"):
        return _plain(obj)
    try:
        data = dict(obj)
    except Exception as first:
        try:
            data = vars(obj)
        except Exception as second:
            raise ValueError([first, second]) from second
    return _encode(data, None, None, flags, custom)
