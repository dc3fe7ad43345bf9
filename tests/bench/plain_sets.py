small = set(range(0, 30_000, 3))
large = set(range(0, 60_000, 2))
count = 0
for _ in range(10):
    count += len(small & large) + len(small | large) + len(small - large) + len(small ^ large)
words = set()
for i in range(100_000):
    if i % 7 not in words:
        words.add(i % 7)
    words.discard(i % 5)
print(count, len(words), sum(1 for i in range(100_000) if i in large))
