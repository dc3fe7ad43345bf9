"""The parts of inspect that few programs use."""
import sys
import types
from collections import namedtuple
from inspect import (FrameInfo, _source_line, getfile, getmro, iscode, isframe, isfunction,
                     ismethod, ismodule, istraceback, signature, unwrap)

ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args varargs varkw")
Attribute = namedtuple("Attribute", "name kind defining_class object")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
Traceback = namedtuple("Traceback", "filename lineno function code_context index")
for _record in (ArgInfo, Arguments, Attribute, ClosureVars, Traceback):
    _record.__module__ = "inspect"


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def getcallargs(func, /, *positional, **named):
    """Which parameter of func gets which value in such a call."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    found = signature(func)
    bound = found.bind_partial(*positional, **named)
    lacking = {}
    for kind, words in ((1, "positional"), (3, "keyword-only")):
        lacking[words] = [name for name, p in found.parameters.items()
                          if p.kind <= 1 <= kind == 1 or p.kind == kind == 3]
        lacking[words] = [name for name in lacking[words] if name not in bound.arguments
                          and found.parameters[name].default is found.empty]
    for words, names in lacking.items():
        if names:
            shown = [repr(name) for name in names]
            listed = shown[0] if len(shown) == 1 else " and ".join(shown) if len(shown) == 2 else \
                ", ".join(shown[:-1]) + ", and " + shown[-1]
            raise TypeError(f"{func.__name__}() missing {len(names)} required {words} "
                            f"argument{'s' * (len(names) > 1)}: {listed}")
    bound.apply_defaults()
    kinds = {name: p.kind for name, p in found.parameters.items()}
    return dict(sorted(bound.arguments.items(),
                       key=lambda pair: (0, 0, 1, 3, 2)[kinds[pair[0]]]))


def evaluated(found, obj, globals, locals):
    """The signature with its text annotations evaluated."""
    notes = get_annotations(unwrap(obj), globals=globals, locals=locals, eval_str=True) \
        if hasattr(unwrap(obj), "__annotations__") else {}
    parameters = [p.replace(annotation=notes.get(p.name, p.annotation))
                  for p in found.parameters.values()]
    return found.replace(parameters=parameters,
                         return_annotation=notes.get("return", found.return_annotation))


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    names = func.__globals__
    builtins = names.get("__builtins__", sys.modules["builtins"])
    builtins = vars(builtins) if ismodule(builtins) else builtins
    found, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in names:
            found[name] = names[name]
        elif name in builtins:
            built_in[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built_in, unbound)


def _lines_around(file, number, context):
    """(lines or None, the index of that line among them)"""
    if context <= 0 or _source_line(file, number) is None:
        return None, None
    count = number
    while _source_line(file, count + 1) is not None and count < number + context:
        count += 1
    start = max(0, min(number - 1 - context // 2, count - context))
    lines = []
    for at in range(start + 1, start + context + 1):
        line = _source_line(file, at)
        if line is not None:
            lines.append(line + "\n")
    return lines, number - 1 - start


def getframeinfo(frame, context=1):
    if istraceback(frame):
        number, frame = frame.tb_lineno, frame.tb_frame
    else:
        number = frame.f_lineno if isframe(frame) else None
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    lines, index = _lines_around(frame.f_code.co_filename, number, context)
    return Traceback(frame.f_code.co_filename, number, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def trace(context=1):
    exception = sys.exc_info()[1]
    return getinnerframes(None if exception is None else exception.__traceback__, context)


def getargs(co):
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    count = co.co_argcount
    end = count + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & 4:
        varargs = names[end]
        end += 1
    if co.co_flags & 8:
        varkw = names[end]
    return Arguments(list(names[:count + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda n: "*" + n,
                    formatvarkw=lambda n: "**" + n, formatvalue=lambda v: "=" + repr(v)):
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(parts)})"


_absent = object()


def _in_mro(cls, attr):
    for base in type.__dict__["__mro__"].__get__(cls):
        names = type.__dict__["__dict__"].__get__(base)
        if attr in names:
            return names[attr]
    return _absent


def getattr_static(obj, attr, default=_absent):
    """The attribute as it is stored: no descriptor, no __getattr__ runs."""
    own = _absent
    cls = obj if isinstance(obj, type) else type(obj)
    if not isinstance(obj, type):
        place = _in_mro(cls, "__dict__")
        if place is _absent or isinstance(place, (types.GetSetDescriptorType,
                                                  types.MemberDescriptorType)):
            try:
                own = object.__getattribute__(obj, "__dict__").get(attr, _absent)
            except AttributeError:
                pass
    found = _in_mro(cls, attr)
    if own is not _absent and found is not _absent:
        kind = type(found)
        return found if _in_mro(kind, "__get__") is not _absent and (
            _in_mro(kind, "__set__") is not _absent or _in_mro(kind, "__delete__") is not _absent) \
            else own
    for candidate in (own, found):
        if candidate is not _absent:
            return candidate
    if isinstance(obj, type):
        found = _in_mro(type(obj), attr)
        if found is not _absent:
            return found
    if default is not _absent:
        return default
    raise AttributeError(attr)


def getmembers_static(object, predicate=None):
    found = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr_static(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def classify_class_attrs(cls):
    mro = getmro(cls)
    result = []
    for name in sorted(set(dir(cls)) - {"__abstractmethods__"}):
        home = next((base for base in mro if name in vars(base)), None)
        if home is None:
            home = next((base for base in getmro(type(cls)) if name in vars(base)), None)
        value = vars(home)[name] if home is not None else getattr(cls, name)
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        elif callable(value) and not isinstance(value, type):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, home, value))
    return result


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getabsfile(object, _filename=None):
    import os.path
    return os.path.abspath(_filename or getfile(object))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        notes = obj.__dict__.get("__annotations__", None)
        if isinstance(notes, types.GetSetDescriptorType):
            notes = None
        module = sys.modules.get(obj.__module__)
        names = vars(module) if module is not None else {}
        own = dict(vars(obj))
    elif isinstance(obj, types.ModuleType) or callable(obj):
        notes = getattr(obj, "__annotations__", None)
        names = vars(obj) if ismodule(obj) else getattr(unwrap(obj), "__globals__", {})
        own = {}
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if notes is None:
        return {}
    if not isinstance(notes, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(notes)
    from _helpers import run
    result = {}
    for name, note in notes.items():
        if isinstance(note, str):
            scope = {**(names if globals is None else globals), **(own if locals is None else locals)}
            run(f"_annotation_ = ({note}\n)", scope)
            note = scope["_annotation_"]
        result[name] = note
    return result


def walktree(classes, children, parent):
    result = []
    for cls in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        result.append((cls, cls.__bases__))
        if cls in children:
            result.append(walktree(children[cls], children, cls))
    return result


def getclasstree(classes, unique=False):
    children = {}
    roots = []
    for cls in classes:
        if not cls.__bases__:
            if cls not in roots:
                roots.append(cls)
            continue
        for base in cls.__bases__:
            below = children.setdefault(base, [])
            if cls not in below:
                below.append(cls)
            if unique and base in classes:
                break
    for base in children:
        if base not in classes:
            roots.append(base)
    return walktree(roots, children, None)


def findsource(object):
    """(all lines of the file, index of the first of the object)"""
    from inspect import getsourcelines
    file = getfile(object)
    lines = []
    while (line := _source_line(file, len(lines) + 1)) is not None:
        lines.append(line + "\n")
    if not lines:
        raise OSError("could not get source code")
    return lines, 0 if ismodule(object) else max(getsourcelines(object)[1] - 1, 0)


def getcomments(object):
    """The comment lines right above a definition."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        at = 1 if lines and lines[0].startswith("#!") else 0
        while at < len(lines) and lines[at].strip() in ("", "#"):
            at += 1
        found = []
        while at < len(lines) and lines[at].startswith("#"):
            found.append(lines[at].expandtabs())
            at += 1
        return "".join(found) or None
    indent = len(lines[at]) - len(lines[at].lstrip())
    found = []
    while at and lines[at - 1].lstrip().startswith("#") and \
            len(lines[at - 1]) - len(lines[at - 1].lstrip()) == indent:
        at -= 1
        found.insert(0, lines[at].expandtabs().lstrip())
    return "".join(found) or None


NAMES = ("ArgInfo", "Arguments", "Attribute", "ClosureVars", "Traceback", "isgetsetdescriptor",
         "ismemberdescriptor", "ismethodwrapper", "getcallargs", "getclosurevars", "getframeinfo",
         "getouterframes", "getinnerframes", "trace", "getargs", "getargvalues", "formatargvalues",
         "getattr_static", "getmembers_static", "classify_class_attrs", "getmodulename",
         "getabsfile", "get_annotations", "walktree", "getclasstree", "findsource", "getcomments")
