"""match in all kinds of patterns."""
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = "red"
def m(v):
    match v:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "neg"
        case 1.5: return "float"
        case 2 + 3j: return "complex"
        case True: return "never: 1 first"
        case None: return "none"
        case Color.RED: return "RED const"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case str(s) if len(s) > 5: return f"long {s}"
        case str(): return "str"
        case []: return "empty seq"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1 then {rest}"
        case (a, b): return f"pair {a} {b}"
        case [a, *_, z]: return f"ends {a} {z}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"k": [x, {"deep": d}]}: return f"deep {x} {d}"
        case {"only": _, **kw}: return f"only + {kw}"
        case {}: return "mapping"
        case Pt(0, 0): return "origin"
        case Pt(x=0, y=y): return f"on y {y}"
        case Pt(x, y) if x == y: return f"diag {x}"
        case Pt(): return "point"
        case int(n) | float(n): return f"num {n}"
        case (int() | str()) as q: return q
        case set() as s: return f"set {len(s)}"
        case _: return f"other {type(v).__name__}"
for v in (0, 2, -1, 1.5, 2 + 3j, True, False, None, "red", "ab", b"x", "longer than", "hey", [], [9], [1, 2, 3], (5, 6), [7, 8, 9, 10], range(2),
          {"type": "circle", "r": 3}, {"k": [1, {"deep": 2}]}, {"only": 1, "x": 2}, {"z": 1}, Pt(0, 0), Pt(0, 5), Pt(3, 3), Pt(1, 2), 42, 4.5, {1, 2}, object(), lambda: 0, b"yy", bytearray(b"x"), "", iter([])):
    print(repr(v) if not callable(v) and type(v).__name__ not in ("Pt", "object", "list_iterator") else type(v).__name__, "->", m(v))
match (1, 2):
    case (x, y) if x > y: print("gt")
    case (x, y) if x < y: print("lt", x, y)
match = "soft keyword"
case = 5
_ = "under"
print(match, case, _)
match match:
    case "soft keyword" as sk: print(sk)
def cmd(line):
    match line.split():
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["get", obj]: return f"got {obj}"
        case ["drop", *objs]: return f"drop {objs}"
        case ["quit" | "exit"]: return "bye"
        case [other, *_]: return f"unknown {other}"
        case _: return "nothing"
for l in ("go north", "go up", "get lamp", "drop a b c", "exit", ""): print(cmd(l))
match {"a": 1, "b": 2}:
    case {"a": int(a), **rest}: print(a, rest)
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]: print(a, b, c)
match 5:
    case x if x > 10: print("big")
    case x: print("bound", x)
try:
    match Pt(1, 2):
        case Pt(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
try:
    match Pt(1, 2):
        case Pt(1, x=2): pass
except TypeError as e: print(e)
match ("x", {"n": [1, 2]}):
    case (str(k), {"n": [int() as f, int() as s]}): print(k, f, s)
match "abc":
    case [a, b, c]: print("no")
    case _: print("strings are no sequences")
class Neg:
    match 3:
        case 3: v = "in class"
print(Neg.v)
