# Methods put onto single objects with types.MethodType; what a str subclass formats as.
import sys
import types


class Robot:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return f"{self.name}: beep"


def talk(self, *words, loud=False):
    text = f"{self.name}: {' '.join(words)}"
    return text.upper() if loud else text


one, two = Robot("one"), Robot("two")
one.hello = types.MethodType(lambda self: f"{self.name}: HELLO", one)
print(one.hello(), "|", two.hello())
bound = types.MethodType(talk, two)
print(bound("a", "b"), bound("c", loud=True), bound.__self__ is two, bound.__func__ is talk, bound == types.MethodType(talk, two))
print(isinstance(one.hello, types.MethodType), isinstance(len, types.MethodType), types.MethodType(print, "first")("second"))
for args in ((), (talk,), (5, one), (talk, None)):
    try:
        types.MethodType(*args)
    except TypeError as error:
        print(error)


class Shout(str):
    def __str__(self):
        return "shout"


word = Shout("quiet")
print(f"{word}", "{}".format(word), "%s" % word, format(word), "".join([word]), f"{word:>7}", word)
try:
    print >> sys.stderr, "hello"
except TypeError as error:
    print(error)
for spec in ("__", ",,", ",_", "_,"):
    try:
        format(1, spec)
    except ValueError as error:
        print(spec, error)


class Broken:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        raise OSError("no")


async def loop():
    async for _ in Broken():
        pass


coroutine = loop()
try:
    coroutine.send(None)
except TypeError as error:
    print(error, repr(error.__cause__))
