def describe(x):
    match x:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case [a, b, *rest]:
            return f"list {a} {b} {rest}"
        case {"name": str(name), **others}:
            return f"named {name} {others}"
        case (1.5 | "x") as y:
            return f"either {y}"
        case None:
            return "nothing"
        case _:
            return "other"


for x in (0, -5, [1, 2, 3, 4], {"name": "bo", "age": 3}, 1.5, "x", None, 7, [1]):
    print(describe(x))
