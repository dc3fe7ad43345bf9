# What only the interpreter makes cannot be made by calling its type, nor through object.
import asyncio
import types


def generator():
    yield


async def coroutine():
    pass


made = coroutine()
made.close()
kinds = [iter([]), iter(()), iter({}), iter(set()), iter(range(1)), iter(""), {}.keys(), {}.values(),
         {}.items(), generator(), made, NotImplemented, None, ..., len, sum.__class__.__dict__]
for thing in kinds:
    kind = type(thing)
    try:
        print(kind.__name__, kind())
    except TypeError as error:
        print(kind.__name__, "TypeError:", error)
    if kind.__name__ in ("NoneType", "ellipsis", "NotImplementedType", "mappingproxy"):
        continue
    try:
        object.__new__(kind)
    except TypeError as error:
        print("TypeError:", error)
    try:
        class Sub(kind):
            pass
    except TypeError as error:
        print("TypeError:", error)
