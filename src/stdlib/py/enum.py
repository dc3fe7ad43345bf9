"""Enumerations."""
from types import MappingProxyType, DynamicClassAttribute

__all__ = ["EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
           "auto", "unique", "property", "member", "nonmember", "global_enum", "FlagBoundary",
           "STRICT", "CONFORM", "EJECT", "KEEP", "verify", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE"]

_builtin_property = property


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=None):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class property(DynamicClassAttribute):
    """An attribute of members that a member of the same name hides on the class."""

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.fget is not None and self._name in owner.__dict__.get("_member_map_", ()):
                return owner._member_map_[self._name]
            raise AttributeError(f"{owner.__name__!r} has no attribute {self._name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self._owner!r}> cannot set attribute {self._name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self._owner!r}> cannot delete attribute {self._name!r}")
        return self.fdel(instance)

    def __set_name__(self, owner, name):
        self._name = name
        self._owner = owner.__name__


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


class _EnumDict(dict):
    """The namespace of an enumeration's body: notes what becomes a member."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None
        self._cls_name = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and key.startswith(f"_{self._cls_name}__"):
            pass
        elif _is_sunder(key):
            if key == "_generate_next_value_":
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
            elif key not in ("_order_", "_missing_", "_numeric_repr_", "_boundary_",
                             "_flag_mask_", "_singles_mask_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, auto):
                if value.value is None:
                    value.value = self._generate(key, 1, len(self._member_names),
                                                 self._last_values[:])
                value = value.value
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                parts = []
                for v in value:
                    if isinstance(v, auto):
                        if v.value is None:
                            v.value = self._generate(key, 1, len(self._member_names),
                                                     self._last_values[:])
                        v = v.value
                    parts.append(v)
                value = tuple(parts)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def update(self, members, **more):
        for name, value in (members.items() if hasattr(members, "items") else members):
            self[name] = value
        for name, value in more.items():
            self[name] = value


_reserved = object()


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        names = _EnumDict()
        names._cls_name = cls
        for base in bases:
            generate = getattr(base, "_generate_next_value_", None)
            if generate is not None:
                names._generate = generate
                break
        return names

    @classmethod
    def _check_for_existing_members_(metacls, name, bases):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        members = list(getattr(namespace, "_member_names", ()))
        values = {key: namespace[key] for key in members}
        body = {key: value for key, value in namespace.items()
                if key not in values and key not in getattr(namespace, "_ignore", ())}
        body.pop("_ignore_", None)
        if "_generate_next_value_" in body and not isinstance(body["_generate_next_value_"],
                                                              staticmethod):
            body["_generate_next_value_"] = staticmethod(body["_generate_next_value_"])
        if "mro" in values:
            raise ValueError("invalid enum member name(s) 'mro'")
        data_type = metacls._find_data_type_(bases)
        new_member = body.get("__new__")
        if isinstance(new_member, staticmethod):
            new_member = new_member.__func__
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        body["_unhashable_values_"] = []
        body["_member_type_"] = data_type
        if "Enum" not in globals():
            new_member = None           # Enum's own __new__ looks members up
        if new_member is not None:
            body["__new_member__"] = new_member
            del body["__new__"]
        cls = super().__new__(metacls, name, bases, body, **kwds)
        cls._boundary_ = boundary or getattr(cls, "_boundary_", None)
        order = body.get("_order_")
        if order is not None:
            del cls._order_
        if new_member is None:
            new_member = getattr(cls, "__new_member__", None)
        if data_type is not object and "Enum" in globals():
            is_plain = "ReprEnum" in globals() and ReprEnum in bases
            for method in ("__repr__", "__str__", "__format__"):
                if method in body:
                    continue
                if is_plain and method != "__repr__":
                    if data_type not in (int, str):     # which have their own below
                        own = getattr(data_type, method)
                        type.__setattr__(cls, method, data_type.__repr__
                                         if own is object.__str__ else own)
                elif getattr(cls, method) in (getattr(data_type, method), getattr(object, method)):
                    type.__setattr__(cls, method, getattr(bases[-1], method))
            if "Flag" in globals() and bases[-1] is Flag:
                for method in _flag_operators:
                    if method not in body:
                        type.__setattr__(cls, method, getattr(Flag, method))
        for key, value in values.items():
            cls._add_member_(key, value, new_member, data_type)
        cls.__new__ = Enum.__dict__["__new__"] if "Enum" in globals() else cls.__new__
        if "Flag" in globals() and issubclass(cls, Flag):
            total = single = 0
            for one in cls._member_map_.values():
                total |= one._value_
                if one._value_ and one._value_ & (one._value_ - 1) == 0:
                    single |= one._value_
            cls._flag_mask_ = total
            cls._singles_mask_ = single
            cls._member_names_ = [n for n in cls._member_names_
                                  if _is_single(cls._member_map_[n]._value_)]
        if order is not None:
            metacls._check_order_(cls, order)
        return cls

    @staticmethod
    def _check_order_(cls, order):
        order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
        members = cls._member_map_
        wanted = [name for name in order if name in cls._member_names_ or name not in members]
        if wanted != cls._member_names_:
            raise TypeError("member order does not match _order_:\n"
                            f"  {cls._member_names_!r}\n  {wanted!r}")

    @staticmethod
    def _find_data_type_(bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        return base._member_type_
                    continue
                if "__new__" in base.__dict__ or hasattr(base, "__dataclass_fields__"):
                    return base
        return object

    def _add_member_(cls, key, value, new_member, data_type):
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)
        if new_member is not None:
            one = new_member(cls, *args)
            if not hasattr(one, "_value_"):
                one._value_ = value if data_type is object else data_type(*args)
        elif data_type is object:
            one = object.__new__(cls)
            one._value_ = value
        else:
            makes = data_type.__new__ is not object.__new__
            one = data_type.__new__(cls, *args) if makes else object.__new__(cls)
            if not hasattr(one, "_value_"):
                try:
                    one._value_ = data_type(*args)
                except Exception as e:
                    raise TypeError("_value_ not set in __new__, unable to create it") from e
        value = one._value_
        one._name_ = key
        one.__objclass__ = cls
        init = cls.__init__
        if init is not object.__init__ and init is not Enum.__init__:
            one.__init__(*args)
        value = one._value_
        one._sort_order_ = len(cls._member_names_)
        found = None
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    found = other
                    break
        if found is not None:
            one = found             # an alias
        else:
            cls._member_names_.append(key)
            try:
                cls._value2member_map_[value] = one
            except TypeError:
                cls._unhashable_values_.append(value)
        cls._member_map_[key] = one
        for base in cls.__mro__[1:]:
            if isinstance(base.__dict__.get(key), property):
                break
        else:
            type.__setattr__(cls, key, one)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            pairs = []
            for index, name in enumerate(names):
                value = cls._generate_next_value_(name, start, index, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in (names.items() if hasattr(names, "items") else names):
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            from _helpers import caller_module
            module = caller_module()
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return "
                          "True or\nFalse depending on whether the value is a member or the value "
                          "of a member", DeprecationWarning)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        return sorted({"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__",
                       "__iter__", "__len__", "__members__", "__module__", "__name__",
                       "__qualname__"} | set(cls._member_names_))

    def __getattr__(cls, name):
        raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if "Flag" in globals() and cls is not Flag and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """A set of names bound to values."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        try:
            error = None
            result = cls._missing_(value)
        except Exception as e:
            error = e
            result = None
        if isinstance(result, cls) or (cls._boundary_ is not None and cls._boundary_ is EJECT
                                       and isinstance(result, int)):
            return result
        missing = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and error is None:
            raise missing
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of "
                              "None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = missing
        raise error

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = type(self)
        shown = kind._member_type_.__repr__ if kind._member_type_ is not object else repr
        return f"<{kind.__name__}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __dir__(self):
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Only repr() is an enumeration's; str() and format() are those of the values' type."""


def _plain_str(self):
    return type(self)._member_type_.__str__(self._value_)


def _plain_format(self, spec):
    return format(self._value_, spec)


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__

    def __format__(self, spec):
        return int.__format__(self, spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        value = str(*values)
        one = str.__new__(cls, value)
        one._value_ = value
        return one

    __str__ = str.__str__

    def __format__(self, spec):
        return str.__format__(self, spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _is_single(value):
    return value > 0 and value & (value - 1) == 0


_flag_operators = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                   "__invert__")


class Flag(Enum, boundary=CONFORM):
    _flag_mask_ = 0
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** (max(last_values).bit_length())

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        whole = (1 << mask.bit_length()) - 1
        original = value
        if not ~whole <= value <= whole or value & ~mask and value > 0:
            if cls._boundary_ is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
                    cls, value, _bits(value, bits), _bits(mask, bits)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            value = mask & value if cls._boundary_ is not KEEP else whole + 1 + value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        if cls._member_type_ is object:
            one = object.__new__(cls)
        else:
            one = cls._member_type_.__new__(cls, value)
        one._value_ = value
        names = []
        left = value
        for name in cls._member_names_:
            flag = cls._member_map_[name]
            if flag._value_ & value:
                names.append(name)
                left &= ~flag._value_
        one._name_ = "|".join(names) if names else None
        if names and left:
            one._name_ += f"|{left}"
        return cls._value2member_map_.setdefault(value, one)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, type(self).__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for name in type(self)._member_names_:
            flag = type(self)._member_map_[name]
            if flag._value_ & self._value_:
                yield flag

    def __len__(self):
        return bin(self._value_).count("1")

    def __repr__(self):
        name = type(self).__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if type(self)._member_type_ is not object and isinstance(other, type(self)._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ ^ value)

    def __invert__(self):
        kind = type(self)
        if kind._boundary_ is KEEP or kind._boundary_ is EJECT:
            return kind(~self._value_)
        return kind(kind._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _bits(n, width):
    if n < 0:
        return "0b1 " + bin(n & (1 << width) - 1)[2:].rjust(width, "1")
    return "0b0 " + bin(n)[2:].rjust(width, "0")


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __str__ = int.__repr__
    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __repr__ = Flag.__repr__
    __bool__ = Flag.__bool__

    def __format__(self, spec):
        return int.__format__(self, spec)


def unique(enumeration):
    duplicates = [(name, one.name) for name, one in enumeration.__members__.items()
                  if name != one.name]
    if duplicates:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def verify(*checks):
    def check(enumeration):
        if UNIQUE in checks:
            aliases = [(name, one.name) for name, one in enumeration.__members__.items()
                       if name != one.name]
            if aliases:
                shown = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
                raise ValueError(f"aliases found in {enumeration!r}: {shown}")
        if CONTINUOUS in checks:
            values = {one.value for one in enumeration}
            missing = [n for n in range(min(values), max(values)) if n not in values]
            if missing:
                kind = "flag" if issubclass(enumeration, Flag) else "enum"
                raise ValueError(f"invalid {kind} {enumeration.__name__!r}: "
                                 f"missing values {', '.join(map(str, missing))}")
        return enumeration
    return check


def global_enum(cls, update_str=False):
    import sys
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
