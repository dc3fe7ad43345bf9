def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n
    return step


a, b = counter(), counter()
print(a(), a(2), b(), a())
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])
