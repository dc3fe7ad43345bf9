def ratio(a, b):
    return (a + 1) / (b - b)


def outer(values):
    return [ratio(v, v) for v in values]


outer([1, 2])
