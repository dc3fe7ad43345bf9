import typing
from typing import *

print(Optional[int], Union[int, str, None], List[int], Dict[str, List[int]], Tuple[int, ...],
      Tuple[int, str], Callable[[int], str], Callable[..., Any], Set["Node"], Type[int])
print(Any, Optional, List, Callable, NoReturn, Literal["a", 1], Final[int], ClassVar[str])
print(Awaitable[int], Coroutine[Any, Any, int], AsyncIterator[str], AsyncGenerator[int, None],
      Iterable[int], Mapping[str, int], Generator[int, None, str], Deque[int], DefaultDict[str, int])
print(Annotated[int, "positive"], Union[int, int], Union[Union[int, str], float],
      Optional[List[int]], int | None, list[int], Optional[Callable[[], None]])
T = TypeVar("T")
K = TypeVar("K", bound=int, covariant=True)
P = ParamSpec("P")
print(T, K, P, List[T], Dict[str, T][int], T.__name__)
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, Stack[int], Stack.__parameters__, isinstance(s, Stack))


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        return "closed"


print(isinstance(Door(), Closeable), isinstance(5, Closeable), issubclass(Door, Closeable))


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)


print(Point(1), Point(1, -2).norm(), Point._fields, Point._field_defaults, Point(3) == (3, 0))


class Movie(TypedDict, total=False):
    name: str
    year: int


m: Movie = {"name": "x"}
print(m, Movie(name="y"), Movie.__annotations__, Movie.__total__)


def f(a: int, b: "str" = "x") -> Optional[int]:
    return a


print(get_type_hints(f), f.__annotations__, cast(int, "5"), TYPE_CHECKING)
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]),
      get_args(Callable[[int], str]), get_args(Union[int, str]))


@overload
def g(x: int) -> int: ...


@overload
def g(x: str) -> str: ...


def g(x):
    return x


print(g(1), List[int] == List[int], hash(Optional[int]) == hash(Union[int, None]))
for bad in (lambda: List[int, str], lambda: Optional[1], lambda: isinstance([], List[int]),
            lambda: List(), lambda: Union[()], lambda: isinstance(1, Any), lambda: Any()):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(isinstance([], List), isinstance(1, int | str))
