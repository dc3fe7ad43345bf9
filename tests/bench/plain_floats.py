x = 0.0
for i in range(1, 1_000_000):
    x = x * 0.999 + 1.0 / i - 0.5 * x / (i + 1.5)
print(round(x, 9))
