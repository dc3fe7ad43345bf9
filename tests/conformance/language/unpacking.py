a, *b, c = range(5)
(d, e), f = (1, 2), 3
print(a, b, c, d, e, f)


def show(*args, **kwargs):
    print(args, kwargs)


show(*[1, 2], 3, *(4,), x=1, **{"y": 2})
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
