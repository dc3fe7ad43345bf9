"""Big ints: a generator in 64 bits, Fibonacci numbers, factorials, powers with a modulus, their digits."""
state = 42
for _ in range(60000):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
print(state)

a, b = 0, 1
for _ in range(12000):
    a, b = b, a + b
product = 1
for n in range(2, 1500):
    product *= n
print(a % 10**9, len(str(product)), sum(map(int, str(product))))
print(sum(pow(n, 10**9 + 5, 10**9 + 7) for n in range(2, 6000)) % 10**9)
print(sum(int(str(3**k)) % 1009 for k in range(0, 900, 3)), sum(divmod(7**400 + k, 3**200)[1] % 97 for k in range(2000)))
