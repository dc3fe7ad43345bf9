# typing: generic classes filled in, unions of both kinds, protocols, get_type_hints.
from __future__ import annotations

import typing, collections.abc
from typing import *
T = TypeVar("T"); K = TypeVar("K"); P = ParamSpec("P")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: int | str == Union[int, str]); t(lambda: Union[str, int] == int | str); t(lambda: hash(int | str) == hash(Union[str, int]))
t(lambda: list[T][int]); t(lambda: dict[K, T][str, int]); t(lambda: dict[str, T].__parameters__); t(lambda: (list[T] | int)[str])
t(lambda: list[int][str]); t(lambda: dict[K, T][int]); t(lambda: dict[str, list[T]][int]); t(lambda: List[T][int]); t(lambda: Dict[K, List[T]][int, str])
t(lambda: Callable[[T], K][int, str]); t(lambda: Callable[P, T][[int, str], bool]); t(lambda: collections.abc.Callable[[T], int])
t(lambda: Optional[T][int]); t(lambda: Literal[0] == Literal[False]); t(lambda: Literal[1, "a"]); t(lambda: Union[int, list[T]][str])
t(lambda: Annotated[List[T], "m"][int]); t(lambda: Annotated[int, 1]); t(lambda: get_args(Callable[..., int])); t(lambda: get_args(Callable[[int], str]))
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
class Pair(Box[T], Generic[T, K]): pass
class IntBox(Box[int]): pass
t(lambda: Box[int]); t(lambda: Box[int](3).v); t(lambda: Box[int](3).__orig_class__); t(lambda: Pair.__parameters__); t(lambda: Pair[int, str]); t(lambda: Pair[int]); t(lambda: IntBox[int]); t(lambda: IntBox.__orig_bases__)
def bad1():
    class X(Generic): pass
def bad2():
    class X(Box[T], Generic[K]): pass
def bad3():
    class X(Generic[T], Generic[K]): pass
t(bad1); t(bad2); t(bad3); t(lambda: Generic[int])
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class Named(Protocol):
    name: str
class F:
    def close(self): pass
class G: pass
t(lambda: (isinstance(F(), Closer), issubclass(F, Closer), isinstance(G(), Closer))); t(lambda: isinstance(G(), Named)); t(lambda: Closer())
@runtime_checkable
class N2(Protocol):
    name: str
t(lambda: issubclass(G, N2))
class D1(Closer):
    pass
class M:
    def __init__(self, x): self.x = x
class D2(Closer, M): pass
t(lambda: D2(3).x); t(lambda: D1() is not None)
def bad4():
    class X(Protocol, G): pass
t(bad4)
class Node:
    next: Optional[Node]
    items: list["Node"]
    m: Dict[str, "Node"]
    c: ClassVar[int] = 3
    def f(self, a: "int", b: list[int] = None, *c: str) -> "Node": ...
t(lambda: get_type_hints(Node)); t(lambda: get_type_hints(Node.f)); t(lambda: get_type_hints(3))
class An:
    a: Annotated[int, "x"]
    b: list[Annotated[str, 1]]
t(lambda: get_type_hints(An)); t(lambda: get_type_hints(An, include_extras=True))
@no_type_check
def ntc(a: "whatever"): ...
t(lambda: get_type_hints(ntc))
t(lambda: issubclass(int, SupportsInt)); t(lambda: isinstance(3, SupportsIndex)); t(lambda: isinstance("", SupportsFloat)); t(lambda: SupportsAbs[int]); t(lambda: IO[str]); t(lambda: TextIO)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
t(lambda: (TD(a=1), TD.__required_keys__, len(TD.__optional_keys__))); t(lambda: get_type_hints(TD))
class NT(NamedTuple):
    x: int
    y: str = "d"
t(lambda: (NT(1), NT._field_defaults, get_type_hints(NT)))
t(lambda: typing.get_origin(list[int])); t(lambda: get_origin(int | str)); t(lambda: get_origin(Union[int, str]))
A = Ts = TypeVarTuple("Ts")
t(lambda: Tuple[Unpack[Ts]]); t(lambda: Generic[Unpack[Ts]])
t(lambda: tuple[T, ...][int]); t(lambda: type[T][int]); t(lambda: Type[T])
