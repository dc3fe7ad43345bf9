def a(): b(1)
def b(x):
    return c(x, y=2)
def c(x, *, y):
    d = [x, y]
    return d[x + y]
a()
