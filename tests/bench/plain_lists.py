numbers = [i * 7919 % 100_003 for i in range(300_000)]
numbers.sort()
squares = [n * n for n in numbers if n % 3]
print(len(squares), sum(squares), max(squares), squares[1000])
pairs = list(zip(numbers, reversed(numbers)))
total = 0
for a, b in pairs:
    total += a ^ b
print(total)
