# Singleton, factory, strategy, visitor, command with undo, registry.
from abc import ABC, abstractmethod
from functools import singledispatch


class Settings:
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
            cls._only.values = {}
        return cls._only


class Shape(ABC):
    kinds = {}

    def __init_subclass__(cls, /, name, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.kinds[name] = cls

    @classmethod
    def make(cls, name, *args):
        try:
            return cls.kinds[name](*args)
        except KeyError:
            raise ValueError(f"no shape {name!r}; there are {', '.join(cls.kinds)}") from None

    @abstractmethod
    def area(self): ...


class Square(Shape, name="square"):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Circle(Shape, name="circle"):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return round(3.14159 * self.radius ** 2, 2)


@singledispatch
def describe(thing):
    return f"something: {thing!r}"


@describe.register
def _(thing: Square):
    return f"a square of {thing.side}"


@describe.register(int)
@describe.register(float)
def _(thing):
    return f"the number {thing}"


class Editor:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def do(self, command, undo):
        self.done.append((command, undo))
        self.undone.clear()
        self.text = command(self.text)

    def undo(self):
        command, undo = self.done.pop()
        self.undone.append((command, undo))
        self.text = undo(self.text)

    def redo(self):
        command, undo = self.undone.pop()
        self.done.append((command, undo))
        self.text = command(self.text)


a, b = Settings(), Settings()
a.values["x"] = 1
print(a is b, b.values)
for name, size in [("square", 3), ("circle", 2), ("star", 1)]:
    try:
        shape = Shape.make(name, size)
        print(type(shape).__name__, shape.area(), describe(shape) if name == "square" else "")
    except ValueError as error:
        print(error)
try:
    Shape()
except TypeError as error:
    print(error)
print(describe(3), describe(2.5), describe("x"), describe.dispatch(bool).__name__)
editor = Editor()
for word in ("one", " two", " three"):
    editor.do(lambda text, word=word: text + word, lambda text, word=word: text[:-len(word)])
editor.undo()
editor.undo()
print(repr(editor.text))
editor.redo()
print(repr(editor.text), len(editor.done), len(editor.undone))
strategies = {"shout": str.upper, "title": str.title, "reverse": lambda s: s[::-1]}
print({name: strategy("some text") for name, strategy in strategies.items()})
