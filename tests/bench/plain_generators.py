def numbers(n):
    for i in range(n):
        yield i


def pairs(source):
    for item in source:
        yield item, item * 2


def both(n):
    yield from numbers(n)
    yield from pairs(numbers(n))


print(sum(b for a, b in pairs(numbers(150_000))))
print(sum(1 for _ in both(100_000)))
print(sum(x * x for x in range(200_000) if x % 3))
