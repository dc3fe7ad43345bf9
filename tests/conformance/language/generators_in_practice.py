# Generators as pipelines, with send, with return values, closed early, infinite.
from itertools import count, islice, takewhile


def numbers(lines):
    for line in lines:
        for word in line.split():
            try:
                yield float(word)
            except ValueError:
                print("skipping", word)


def running_mean():
    total, n, mean = 0.0, 0, None
    while True:
        value = yield mean
        total += value
        n += 1
        mean = total / n


def primed(generator):
    next(generator)
    return generator


mean = primed(running_mean())
print([round(mean.send(value), 2) for value in numbers(["1 2 x", "", "6 y 7"])])


def primes():
    found = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


print(list(islice(primes(), 12)), next(p for p in primes() if p > 100))


def tidy(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "closed early")
        raise
    finally:
        print(name, "cleaned up")


gen = tidy("a")
print(next(gen))
gen.close()
print(list(gen), list(tidy("b")))
for value in tidy("c"):
    break


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4, []]), 5]])))


def child():
    got = yield "question"
    return f"child got {got}"


def parent():
    result = yield from child()
    yield result
    return "end"


p = parent()
print(next(p), p.send("answer"))
try:
    next(p)
except StopIteration as stop:
    print("returned", stop.value)
squares = (n * n for n in range(5))
print(sum(squares), list(squares), max((len(w), w) for w in "some words here".split()))


def chunks(items, size):
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


print(list(chunks(range(7), 3)), [*zip(*[iter("abcdef")] * 2)])
try:
    next(iter([]))
except StopIteration as stop:
    print(repr(stop))


def broken():
    yield 1
    raise StopIteration("inside")


try:
    list(broken())
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))
