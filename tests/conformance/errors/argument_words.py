# How built-in functions and methods word a wrong number of arguments and wrong keywords.
import collections
import math
import types

functions = [
    reversed, min, max, classmethod, staticmethod, len, divmod, abs, iter, next, getattr, pow,
    "a".strip, "a".center, "a".replace, "a".find, "a".count, "a".startswith, "a".endswith, "a".partition,
    "a".removeprefix, "a".split, "a".join, "a".encode, "a".upper, "a".zfill, "a".expandtabs,
    [].append, [].insert, [].pop, [].index, [].extend, [].remove, [].sort, [].count, [].reverse,
    {}.get, {}.pop, {}.setdefault, {}.fromkeys, {}.items, {}.popitem, set().add, set().discard, ().index,
    zip, enumerate, property, types.MappingProxyType, collections.deque, collections.deque().append,
    math.sqrt, math.floor, math.gcd, math.comb, (5).bit_length, (5).to_bytes, int.from_bytes,
]
for function in functions:
    for args, keywords in (((), {}), ((), {"wrong": 1}), (("a", "b", "c", "d", "e", "f"), {}), ((5,), {"wrong": 1, "bad": 2})):
        if function in (min, max, zip, enumerate, math.gcd, math.sqrt) and (len(args) == 6 or keywords):
            continue
        try:
            function(*args, **keywords)
        except TypeError as error:
            print(f"{function.__name__}{args} {keywords}: {error}")
        except (ValueError, KeyError, StopIteration, IndexError) as error:
            print(f"{function.__name__}{args} {keywords}: {type(error).__name__}")
