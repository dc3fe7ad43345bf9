"""A process that begins as a copy of the one that starts it.

Copied is what a program can change: its modules' globals, what it put into its classes, and all
lists, dicts, sets, objects of its own classes and closures that are reached from there.  What
belongs to the library (locks and queues of multiprocessing, files, loops) is the same in both.
"""
import _threads
import sys as _sys
import types as _types
from collections import Counter as _Counter, OrderedDict as _OrderedDict, defaultdict as _defaultdict, \
    deque as _deque

_LIBRARY = "/usr/lib/python3.11/"
_ATOMS = {int, float, complex, str, bytes, bool, type(None), type, range}
_NOT_OF_A_CLASS = ("__dict__", "__weakref__")


def _program_modules():
    for module in list(_sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file is not None and not file.startswith(_LIBRARY):
            yield module


class _Copier:
    """Copies what hangs together, each thing once."""

    def __init__(self, modules):
        self.names = {module.__name__ for module in modules}
        self.done = {}                    # id: (the thing itself, its copy)
        self.plain, self.hashed = [], []  # made, to be filled
        self.ends = []                    # of pipes, to be closed at the end of the process

    def copy(self, thing):
        kind = type(thing)
        if kind in _ATOMS:
            return thing
        found = self.done.get(id(thing))
        if found is not None:
            return found[1]
        made = self._begin(thing, kind)
        self.done[id(thing)] = thing, made
        return made

    def fill(self):
        """Sets and dicts last: what they hold must be whole to be hashed."""
        while self.plain or self.hashed:
            if self.plain:
                self._fill_plain(*self.plain.pop())
            else:
                self._fill_hashed(*self.hashed.pop())

    def _begin(self, thing, kind):
        if kind is list or kind is _deque:
            made = [] if kind is list else _deque(maxlen=thing.maxlen)
            self.plain.append((thing, made))
        elif kind is dict or kind is set or kind is _OrderedDict or kind is _Counter:
            made = kind()
            self.hashed.append((thing, made))
        elif kind is _defaultdict:
            made = _defaultdict(self.copy(thing.default_factory))
            self.hashed.append((thing, made))
        elif kind is bytearray:
            made = bytearray(thing)
        elif kind is tuple:
            items = [self.copy(item) for item in thing]
            made = thing if all(a is b for a, b in zip(items, thing)) else tuple(items)
        elif kind is _types.FunctionType:
            made = self._function(thing)
        elif kind is _types.MethodType:
            owner = self.copy(thing.__self__)
            made = thing if owner is thing.__self__ else _types.MethodType(thing.__func__, owner)
        elif hasattr(kind, "_for_process"):
            made = thing._for_process()
            self.ends.append(made)
        elif (kind.__module__ in self.names or hasattr(kind, "_is_copied")) and \
                not hasattr(kind, "_member_map_"):
            made = self._instance(thing, kind)
        else:
            made = thing
        return made

    def _function(self, function):
        if function.__module__ not in self.names:
            return function
        cells = tuple(self._cell(cell) for cell in function.__closure__ or ())
        defaults = self.copy(function.__defaults__)
        is_same = defaults is function.__defaults__ and not function.__dict__ and \
            all(a is b for a, b in zip(cells, function.__closure__ or ()))
        if is_same:
            return function
        made = _types.FunctionType(function.__code__, function.__globals__, function.__name__,
                                   defaults, cells or None)
        made.__qualname__, made.__doc__ = function.__qualname__, function.__doc__
        made.__kwdefaults__, made.__module__ = function.__kwdefaults__, function.__module__
        made.__annotations__ = function.__annotations__
        self.done[id(function)] = function, made
        for name, v in function.__dict__.items():
            setattr(made, name, self.copy(v))
        return made

    def _cell(self, cell):
        found = self.done.get(id(cell))
        if found is not None:
            return found[1]
        made = _types.CellType()
        self.done[id(cell)] = cell, made
        try:
            content = cell.cell_contents
        except ValueError:
            return made
        copied = self.copy(content)
        if copied is content and isinstance(content, (type, _types.FunctionType)):
            made = cell                   # as __class__ of a method
            self.done[id(cell)] = cell, cell
        else:
            made.cell_contents = copied
        return made

    def _instance(self, thing, kind):
        for base, fill in (list, self.plain), (dict, self.hashed), (set, self.hashed):
            if isinstance(thing, base):
                made = base.__new__(kind)
                fill.append((thing, made))
                break
        else:
            try:
                made = object.__new__(kind)
            except TypeError:             # it is built on something that is not copied
                return thing
            self.plain.append((thing, made))
        return made

    def _fill_plain(self, old, new):
        if isinstance(old, (list, _deque)):
            new.extend([self.copy(item) for item in old])
        self._fill_attributes(old, new)

    def _fill_hashed(self, old, new):
        if isinstance(old, set):
            items = [self.copy(item) for item in old]
        else:
            items = [(self.copy(key), self.copy(v)) for key, v in dict.items(old)]
        while self.plain:
            self._fill_plain(*self.plain.pop())
        if isinstance(old, set):
            new.update(items)
        else:
            for key, v in items:
                dict.__setitem__(new, key, v)
        self._fill_attributes(old, new)

    def _fill_attributes(self, old, new):
        if hasattr(old, "__dict__"):
            new.__dict__.update({name: self.copy(v) for name, v in vars(old).items()})
        for cls in type(old).__mro__:
            slots = vars(cls).get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if hasattr(old, name) and name not in _NOT_OF_A_CLASS:
                    object.__setattr__(new, name, self.copy(getattr(old, name)))


def image(extra, library):
    """The image for _threads.start_process(), a copy of `extra` that belongs to it, and the ends
    of pipes that it has.

    library: {module of the library: what of its globals is different in the new process}.
    """
    modules = list(_program_modules())
    copier = _Copier(modules)
    contents = []
    for module in modules:
        contents.append((vars(module), {name: copier.copy(v) for name, v in vars(module).items()}))
        for v in list(vars(module).values()):
            if isinstance(v, type) and v.__module__ == module.__name__:
                contents.append((v, {name: copier.copy(member) for name, member in vars(v).items()}))
    own = copier.copy(extra)
    copier.fill()
    seen = set()
    pairs = []
    for target, content in contents:
        if id(target) not in seen:        # a class with two names
            seen.add(id(target))
            pairs.append((target, content))
    for name, changes in library.items():
        if name in _sys.modules:
            names = vars(_sys.modules[name])
            pairs.append((names, {**names, **changes}))
    return pairs, own, copier.ends


def start(name, shown, target, extra):
    """Runs target(copy of extra) in a new process: (ident of its main thread, pid)."""
    _threads.settle()
    pairs, own, ends = image(extra, {
        "threading": {"_active": {}, "_exit_functions": [], "_main": None},
        "asyncio.events": {"_policy": None},
        "concurrent.futures": {"_pools": []},
        "multiprocessing.process": {"_children": [], "_current": None},
    })

    def run():
        threading = _sys.modules.get("threading")
        if threading is not None:
            threading._main = threading._MainThread()
        try:
            target(own)
        finally:
            for end in ends:
                end.close()
            _threads.kill(_threads.get_ident())    # its daemons

    return _threads.start_process(run, name, shown, pairs)
