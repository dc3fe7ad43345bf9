"""Looking at live objects."""
import types as _types
from collections import namedtuple as _namedtuple
from enum import IntEnum as _IntEnum
from _helpers import source_line as _source_line

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512

CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING = "GEN_CREATED", "GEN_RUNNING"
GEN_SUSPENDED, GEN_CLOSED = "GEN_SUSPENDED", "GEN_CLOSED"


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or isinstance(object, (_types.WrapperDescriptorType, _types.MethodDescriptorType)))


def ismethoddescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    return hasattr(type(obj), "__get__") and not hasattr(type(obj), "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def iscode(object):
    return isinstance(object, _types.CodeType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def isawaitable(object):
    if isgenerator(object):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _has_flag(function, flag):
    import functools
    while ismethod(function):
        function = function.__func__
    while isinstance(function, functools.partial):
        function = function.func
        while ismethod(function):
            function = function.__func__
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    import sys
    natives = sys.modules.get("_asyncio")
    return natives is not None and obj is natives.sleep


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_SUSPENDED if coroutine.cr_suspended else CORO_CREATED


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_SUSPENDED if generator.gi_suspended else GEN_CREATED


def getcoroutinelocals(coroutine):
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


def getgeneratorlocals(generator):
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def unwrap(func, *, stop=None):
    first = func
    seen = {id(func): func}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= 1000:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen[id(func)] = func
    return func


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base.__doc__ is not None and base is not _builtin_object:
                doc = base.__doc__
                break
    if doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            method = base.__dict__.get(object.__name__)
            if getattr(method, "__doc__", None):
                doc = method.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None


_builtin_object = object


def getmodule(object):
    import sys
    return sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    if ismodule(object):
        return object.__file__
    if isclass(object):
        module = getmodule(object)
        if module is not None and getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    return code.co_filename


getsourcefile = getfile


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object
    raise TypeError("module, class, method, function, traceback, frame, or code object was "
                    f"expected, got {type(object).__name__}")


def _class_line(cls, file):
    depth = cls.__qualname__.count(".")
    number = 1
    while (line := _source_line(file, number)) is not None:
        text = line.lstrip()
        if text.startswith(f"class {cls.__name__}") and \
                not text[6 + len(cls.__name__):7 + len(cls.__name__)].isidentifier():
            if depth or text == line:
                return number
        number += 1
    raise OSError("could not find class definition")


def getsourcelines(object):
    object = unwrap(object)
    if isclass(object):
        file = getfile(object)
        first = _class_line(object, file)
        while (before := _source_line(file, first - 1)) and before.lstrip().startswith("@"):
            first -= 1
    else:
        code = _code_of(object)
        file = code.co_filename
        first = code.co_firstlineno
    line = _source_line(file, first)
    if line is None:
        raise OSError("could not get source code")
    indent = len(line) - len(line.lstrip())
    lines = [line + "\n"]
    number = first
    seen_head = line.lstrip().startswith(("def ", "async def ", "class "))
    open_brackets = 0
    if seen_head:
        open_brackets = sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")
    while (line := _source_line(file, number + 1)) is not None:
        text = line.strip()
        if not seen_head:
            seen_head = text.startswith(("def ", "async def ", "class "))
            open_brackets = sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")
        elif open_brackets > 0:
            open_brackets += (sum(line.count(c) for c in "([{")
                              - sum(line.count(c) for c in ")]}"))
        elif text and len(line) - len(line.lstrip()) <= indent:
            break
        lines.append(line + "\n")
        number += 1
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines, first


def getsource(object):
    if ismodule(object):
        lines = []
        while (line := _source_line(object.__file__, len(lines) + 1)) is not None:
            lines.append(line + "\n")
        return "".join(lines)
    return "".join(getsourcelines(object)[0])


def currentframe():
    import sys
    return sys._getframe(0)


FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index")


def stack(context=1):
    import sys
    frame = sys._getframe(0)
    found = []
    while frame is not None:
        code = frame.f_code
        line = _source_line(code.co_filename, frame.f_lineno)
        found.append(FrameInfo(frame, code.co_filename, frame.f_lineno, code.co_name,
                               None if line is None else [line + "\n"], 0))
        frame = frame.f_back
    return found


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional",
                "keyword-only", "variadic keyword")[self]


class _empty:
    pass


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = _ParameterKind(kind)
        self.default = default
        self.annotation = annotation
        if default is not _empty and self.kind in (2, 4):
            raise ValueError(f"{self.kind.description} parameters cannot have default values")

    def replace(self, *, name=..., kind=..., annotation=..., default=...):
        return Parameter(self.name if name is ... else name,
                         self.kind if kind is ... else kind,
                         default=self.default if default is ... else default,
                         annotation=self.annotation if annotation is ... else annotation)

    def __str__(self):
        shown = self.name
        if self.annotation is not _empty:
            shown += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            shown += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        if self.kind == 2:
            return "*" + shown
        return "**" + shown if self.kind == 4 else shown

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name == other.name and self.kind == other.kind
                and self.default == other.default and self.annotation == other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        result = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == 2:
                result.extend(value)
            else:
                result.append(value)
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        by_keyword = False
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                by_keyword = True
            if not by_keyword or name not in self.arguments:
                continue
            value = self.arguments[name]
            if parameter.kind == 4:
                result.update(value)
            else:
                result[name] = value
        return result

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == 2:
                filled[name] = ()
            elif parameter.kind == 4:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<BoundArguments ({shown})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, _checked=False):
        parameters = () if parameters is None else tuple(parameters)
        if not _checked:
            self._check(parameters)
        self.parameters = _types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @staticmethod
    def _check(parameters):
        seen = set()
        last = None
        for p in parameters:
            if not isinstance(p, Parameter):
                raise TypeError(f"{p!r} is not a Parameter")
            if last is not None and p.kind < last.kind:
                raise ValueError(f"wrong parameter order: {last.kind.description} parameter "
                                 f"before {p.kind.description} parameter")
            if last is not None and last.default is not _empty and p.default is _empty and \
                    p.kind <= 1:
                raise ValueError("non-default argument follows default argument")
            if p.name in seen:
                raise ValueError(f"duplicate parameter name: {p.name!r}")
            seen.add(p.name)
            last = p

    @classmethod
    def from_callable(cls, obj, **kwargs):
        found = signature(obj, **kwargs)
        return found if cls is Signature else cls(found.parameters.values(),
                                                  return_annotation=found.return_annotation)

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))

    def replace(self, *, parameters=..., return_annotation=...):
        return type(self)(self.parameters.values() if parameters is ... else parameters,
                         return_annotation=self.return_annotation
                         if return_annotation is ... else return_annotation)

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        args = list(args)
        most = sum([p.kind <= 1 for p in self.parameters.values()])
        if len(args) > most and not any([p.kind == 2 for p in self.parameters.values()]):
            raise TypeError("too many positional arguments")
        for name, parameter in self.parameters.items():
            if parameter.kind == 0 and name in kwargs and not args and \
                    not any([p.kind == 4 for p in self.parameters.values()]):
                raise TypeError(f"{name!r} parameter is positional only, "
                                "but was passed as a keyword")
            if parameter.kind == 2:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif parameter.kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif args and parameter.kind in (0, 1):
                if name in kwargs and parameter.kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and parameter.kind != 0:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                what = " keyword-only" if parameter.kind == 3 else ""
                raise TypeError(f"missing a required{what} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        if [p for p in self.parameters.values() if p.kind != 3] != \
                [p for p in other.parameters.values() if p.kind != 3]:
            return False            # only those behind the star may stand in another order
        return (dict(self.parameters) == dict(other.parameters)
                and self.return_annotation == other.return_annotation)

    def __str__(self):
        shown = []
        after_positional = False
        keyword_mark = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == 0:
                after_positional = True
            elif after_positional:
                shown.append("/")
                after_positional = False
            if kind == 2:
                keyword_mark = False
            elif kind == 3 and keyword_mark:
                shown.append("*")
                keyword_mark = False
            shown.append(str(parameter))
        if after_positional:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    count, positional_only = code.co_argcount, code.co_posonlyargcount
    keyword_only = code.co_kwonlyargcount
    notes = getattr(function, "__annotations__", None) or {}
    defaults = function.__defaults__ or ()
    parameters = []
    for i in range(count):
        at = i - (count - len(defaults))
        parameters.append(Parameter(names[i], 0 if i < positional_only else 1,
                                    default=defaults[at] if at >= 0 else _empty,
                                    annotation=notes.get(names[i], _empty)))
    at = count + keyword_only
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[at], 2, annotation=notes.get(names[at], _empty)))
        at += 1
    keyword_defaults = function.__kwdefaults__ or {}
    for name in names[count:count + keyword_only]:
        parameters.append(Parameter(name, 3, default=keyword_defaults.get(name, _empty),
                                    annotation=notes.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[at], 4, annotation=notes.get(names[at], _empty)))
    return Signature(parameters, return_annotation=notes.get("return", _empty), _checked=True)


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind in (0, 1):
        parameters.pop(0)
    elif not parameters or parameters[0].kind == 3:
        raise ValueError("invalid method signature")
    return Signature(parameters, return_annotation=found.return_annotation, _checked=True)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    import functools
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if eval_str:
        found = signature(obj, follow_wrapped=follow_wrapped)
        from _inspect_more import evaluated
        return evaluated(found, obj, globals, locals)
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped and not isclass(obj):
        obj = unwrap(obj)
        if ismethod(obj):
            return signature(obj)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    method = getattr(obj, "_partialmethod", None)
    if isinstance(method, functools.partialmethod):
        inner = signature(functools.partial(method.func, None, *method.args, **method.keywords))
        first = next(iter(signature(method.func).parameters.values()))
        return inner if first.kind == 2 else \
            inner.replace(parameters=(first, *inner.parameters.values()))
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        inner = signature(obj.func)
        try:
            bound = inner.bind_partial(*obj.args, **obj.keywords)
        except TypeError as e:
            raise ValueError(f"partial object {obj!r} has incorrect arguments") from e
        bound = inner.bind_partial(*obj.args)
        parameters = []
        by_keyword = False
        for name, parameter in inner.parameters.items():
            if name in bound.arguments and parameter.kind != 2:
                continue
            if name in obj.keywords:
                parameter = parameter.replace(default=obj.keywords[name], kind=3)
                by_keyword = True
            elif by_keyword and parameter.kind == 1:
                parameter = parameter.replace(kind=3)
            elif by_keyword and parameter.kind == 2:
                continue
            parameters.append(parameter)
        return Signature(parameters, return_annotation=inner.return_annotation)
    if isclass(obj):
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(signature(call))
        for name in ("__new__", "__init__"):
            method = getattr(obj, name)
            if isfunction(method):
                return _without_first(signature(method))
            if isinstance(method, functools.partial):
                return signature(method)
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


FullArgSpec = _namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults "
                                         "annotations")


def getfullargspec(func):
    found = signature(func.__func__ if ismethod(func) else func)    # with self
    by_kind = {kind: [p for p in found.parameters.values() if p.kind == kind] for kind in range(5)}
    plain = by_kind[0] + by_kind[1]
    defaults = tuple(p.default for p in plain if p.default is not _empty) or None
    return FullArgSpec(
        [p.name for p in plain], by_kind[2][0].name if by_kind[2] else None,
        by_kind[4][0].name if by_kind[4] else None, defaults, [p.name for p in by_kind[3]],
        {p.name: p.default for p in by_kind[3] if p.default is not _empty} or None,
        _return_first(getattr(func, "__annotations__", None) or {}))


def _return_first(annotations):
    return {**({"return": annotations["return"]} if "return" in annotations else {}),
            **annotations}


def __getattr__(name):
    import _inspect_more
    if name in _inspect_more.NAMES:
        return globals().setdefault(name, getattr(_inspect_more, name))
    raise AttributeError(f"module 'inspect' has no attribute {name!r}")
