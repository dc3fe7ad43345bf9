from dataclasses import *
from typing import ClassVar, List


@dataclass
class Point:
    x: int
    y: int = 0
    kind: ClassVar[str] = "point"


p = Point(1)
print(p, p == Point(1, 0), p != Point(2), p.kind, Point(y=3, x=4))
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p < Point(2),
            lambda: hash(p), lambda: Point(x=1, y=2, x2=3)):
    try:
        bad()
    except TypeError as e:
        print(e)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2)]), Version(1) < Version(2))
print(hash(Version(1)) == hash(Version(1, note="x")), Version(1) == Version(1, note="x"))
try:
    Version(1).major = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    del Version(1).major
except AttributeError as e:
    print(e)


@dataclass
class Team:
    name: str
    members: List[str] = field(default_factory=list)
    size: int = field(init=False)

    def __post_init__(self):
        self.size = len(self.members)


t = Team("a", ["x", "y"])
print(t, Team("b"), asdict(t), astuple(t), replace(t, name="c"))
print([f.name for f in fields(t)], is_dataclass(Team), is_dataclass(t), Point.__match_args__)


@dataclass
class Base:
    a: int


@dataclass
class Derived(Base):
    b: int = 2

    def total(self):
        return self.a + self.b


print(Derived(1), Derived(1).total(), isinstance(Derived(1), Base), Derived(a=5, b=6))
match Point(1, 2):
    case Point(x, y=2):
        print("matched", x)
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Worse:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
print(Point.__doc__, Team.__doc__)
