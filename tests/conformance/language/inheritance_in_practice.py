# super(), diamonds, mixins, abstract methods, class and static methods, name mangling.
from abc import ABC, abstractmethod


class Base:
    registry = []

    def __init__(self, name, **rest):
        super().__init__(**rest)
        print("Base", name)
        self.name = name

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry.append(cls.__name__)

    def describe(self):
        return [f"Base({self.name})"]


class Left(Base):
    def __init__(self, left=1, **rest):
        print("Left", left)
        super().__init__(**rest)

    def describe(self):
        return ["Left"] + super().describe()


class Right(Base):
    def __init__(self, right=2, **rest):
        print("Right", right)
        super().__init__(**rest)

    def describe(self):
        return ["Right"] + super().describe()


class Both(Left, Right):
    def describe(self):
        return ["Both"] + super().describe()


both = Both(name="b", right=5)
print(both.describe(), [c.__name__ for c in Both.__mro__], Base.registry)
print(isinstance(both, Right), issubclass(Left, Right), Both.__bases__)
try:
    class Impossible(Base, Left):
        pass
except TypeError as error:
    print(str(error).splitlines()[0])


class Secret:
    def __init__(self):
        self.__hidden = 1
        self._shown = 2

    def peek(self):
        return self.__hidden


class Child(Secret):
    def __init__(self):
        super().__init__()
        self.__hidden = "child's own"


child = Child()
print(child.peek(), sorted(vars(child)))


class Account(ABC):
    count = 0

    def __init__(self, owner):
        self.owner = owner
        type(self).count += 1

    @classmethod
    def for_guest(cls):
        return cls("guest")

    @staticmethod
    def is_valid(amount):
        return amount > 0

    @abstractmethod
    def fee(self): ...

    @property
    @abstractmethod
    def kind(self): ...


class Free(Account):
    kind = "free"

    def fee(self):
        return 0


print(Free.for_guest().owner, Free.count, Account.count, Free.is_valid(-1), Free.kind)
try:
    Account("x")
except TypeError as error:
    print(error)


class Partial(Account):
    def fee(self):
        return super().fee()


try:
    Partial("x")
except TypeError as error:
    print(error)
print(Account.__abstractmethods__ == {"fee", "kind"}, Free.__abstractmethods__)
