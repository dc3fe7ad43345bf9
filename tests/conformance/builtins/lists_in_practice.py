# Lists, tuples and sets on everyday tasks.
numbers = [5, 3, 8, 1, 9, 2]
print(sorted(numbers), numbers.index(8), numbers[::2], numbers[-2:], max(numbers), sum(numbers) / len(numbers))
numbers.sort(reverse=True)
numbers.insert(2, 100)
numbers.remove(1)
print(numbers, numbers.pop(), numbers.pop(0), numbers.count(100), 100 in numbers, numbers)
numbers[1:3] = [7, 7, 7]
del numbers[0]
numbers.extend(range(3))
numbers += (4, 5)
numbers *= 1
print(numbers, numbers[1:-1:2], list(reversed(numbers)), [*numbers[:2], "x"])
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [n for row in matrix for n in row if n % 2], sum(matrix, []))
shared = [[0] * 2] * 2
apart = [[0] * 2 for _ in range(2)]
shared[0][0] = apart[0][0] = 1
print(shared, apart)
a = [1, 2]
b, c = a, a[:]
b.append(3)
print(a, c, a is b, a == c, [1, 2] < [1, 3], [1, 2] < [1, 2, 0], (1, "a") < (1, "b"))
first, *middle, last = range(6)
(x, y), z = (1, 2), 3
x, y = y, x
print(first, middle, last, x, y, z, [*middle, *"ab"])
pairs = [("bob", 25), ("ann", 31), ("cy", 25)]
print(sorted(pairs, key=lambda p: (p[1], p[0])), max(pairs, key=lambda p: p[1]), dict(pairs)["cy"])
print(list(enumerate("ab", 1)), list(zip("abc", [1, 2])), list(map(str, [1, 2])), list(filter(None, [0, 1, ""])))
print(any([]), all([]), any(n > 7 for n in [1, 8]), [n * n if n % 2 else -n for n in range(5)])
evens, primes = set(range(0, 10, 2)), {2, 3, 5, 7}
print(evens & primes, evens | primes, primes - evens, evens ^ primes, {2} < primes, evens.isdisjoint({1}))
evens.add(10)
evens.discard(99)
evens.update([12], (14,))
print(sorted(evens), len(evens), 3 in primes, frozenset([1, 2]) == {1, 2}, {frozenset([1]): "ok"}[frozenset([1])])
t = 1, 2, 3
print(t, t[1], t + (4,), t * 2, (1,), (), len(t), t.index(2), tuple("ab"), hash(t) == hash((1, 2, 3)))
stack, queue = [1, 2, 3], [1, 2, 3]
print(stack.pop(), queue.pop(0), stack, queue, list(range(10, 0, -3)), 5 in range(0, 10, 5), range(10)[2:5])
for wrong in (lambda: [1][3], lambda: [].remove(1), lambda: (1, 2).append(3), lambda: [1] + (2,), lambda: {[1]},
              lambda: sorted([1, "a"]), lambda: [1, 2].index(9), lambda: max([]), lambda: [1, 2]["0"], lambda: {1, 2}[0]):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
try:
    a, b = 1, 2, 3
except ValueError as error:
    print(error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
