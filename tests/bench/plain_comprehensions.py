def squares(n):
    return [i * i for i in range(n) if i % 2]


total = 0
for _ in range(30):
    total += len(squares(10_000))
    total += len({i % 100: str(i) for i in range(5_000)})
    total += len({i % 37 for i in range(10_000)})
    total += sum([x + y for x in range(100) for y in range(50)])
print(total)
