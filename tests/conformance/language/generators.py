def squares(n):
    for i in range(n):
        got = yield i * i
        if got:
            print("got", got)
    return "done"


def outer():
    result = yield from squares(3)
    print(result)


g = squares(3)
print(next(g), g.send("hi"), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
print(list(outer()))
print(sum(x for x in squares(4)))
