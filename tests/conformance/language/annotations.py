"""Annotations: variables, functions, classes, strings, generics."""
x: int = 5
y: "list[int]"
z: list[dict[str, int]] = [{"a": 1}]
def f(a: int, b: str = "x", *args: float, c: bool = True, **kw: "any") -> "None": pass
print(f.__annotations__, __annotations__)
class C:
    a: int
    b: str = "b"
    c: "C"
    d: int | None = None
    def m(self, x: int | str) -> list[int]: return [x]
print(C.__annotations__, C.m.__annotations__, hasattr(C, "a"), C().m(1))
print(list[int], dict[str, list[int]], tuple[int, ...], int | str, int | None, list[int] | None, type[int], set[str], list["x"])
print(list[int].__origin__, dict[str, int].__args__, (int | str).__args__, isinstance(1, int | str), list[int]([1, 2]), isinstance([], list))
def g(a: print("evaluated")): pass
def h():
    local: undefined_name = 1
    return local
print(h())
(w): int = 3
o = C(); o.attr: int = 4; print(o.attr, w, "w" in __annotations__)
try: v: undefined = 1
except NameError as e: print(e)
async def co(a: int) -> str: ...
print(co.__annotations__, (lambda: 0).__annotations__)
def ell(x: ...) -> ...: ...
print(ell.__annotations__, ell(1))
try: isinstance([], list[int])
except TypeError as e: print(e)
try: int[str]
except TypeError as e: print(e)
try: int | 5
except TypeError as e: print(e)
