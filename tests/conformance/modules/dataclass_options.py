from dataclasses import dataclass, field, InitVar, KW_ONLY, make_dataclass, asdict, fields


@dataclass(kw_only=True)
class Config:
    host: str
    port: int = 80


print(Config(host="h"))
try:
    Config("h")
except TypeError as e:
    print(e)
try:
    Config()
except TypeError as e:
    print(e)


@dataclass
class Job:
    name: str
    _: KW_ONLY
    cost: float = 1.0
    tags: dict = field(default_factory=dict)


print(Job("a", cost=2), Job("b").tags)


@dataclass(slots=True)
class Slim:
    x: int
    y: int = 5


s = Slim(1)
print(s, Slim.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as e:
    print(e)


@dataclass
class Account:
    owner: str
    start: InitVar[int] = 0
    balance: int = field(default=0, init=False)

    def __post_init__(self, start):
        self.balance = start * 2


print(Account("ann", 50))


@dataclass(repr=False, eq=False)
class Plain:
    x: int


print(Plain(1) == Plain(1), repr(Plain(1)).startswith("<__main__.Plain object"))
C = make_dataclass("C", ["x", ("y", int, 5)])
print(C(1), C.__name__)


@dataclass
class Node:
    value: int
    children: list = field(default_factory=list)


tree = Node(1, [Node(2), Node(3, [Node(4)])])
print(tree)
print(asdict(tree))
tree.children.append(tree)
print(tree)
print(fields(Job)[1].name, fields(Job)[1].default, fields(Job)[1].kw_only)


@dataclass(unsafe_hash=True)
class Key:
    a: int
    b: str = field(hash=False, default="")


print(hash(Key(1)) == hash(Key(1, "z")), {Key(1): 2}[Key(1)])
