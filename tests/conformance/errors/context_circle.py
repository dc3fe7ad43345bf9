# A program may close a circle of contexts itself; raising goes on without following it for ever.
def circle():
    try:
        raise ValueError("inner")
    except ValueError as error:
        error.__context__ = error
        raise TypeError("outer")


def longer():
    first, second = KeyError("first"), IndexError("second")
    first.__context__ = second
    second.__context__ = first
    try:
        raise first
    except KeyError:
        raise RuntimeError("after")


for function in (circle, longer):
    try:
        function()
    except Exception as error:
        seen = error
    chain = []
    while seen is not None and seen not in chain:
        chain.append(seen)
        seen = seen.__context__
    print([repr(item) for item in chain], "circle" if seen is not None else "end")
