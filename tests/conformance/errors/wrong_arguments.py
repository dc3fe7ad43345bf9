def f(a, b, *, c):
    pass


for call in (lambda: f(), lambda: f(1, 2), lambda: f(1, 2, 3, c=4), lambda: f(1, b=2, c=3, d=4), lambda: f(1, 2, a=3, c=1)):
    try:
        call()
    except TypeError as error:
        print(error)
len()
