def sieve(n):
    is_p = [True] * (n + 1); is_p[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if is_p[i]: is_p[i * i::i] = [False] * len(is_p[i * i::i])
    return [i for i, p in enumerate(is_p) if p]
def primes():
    found = []; n = 2
    while True:
        if all(n % p for p in found if p * p <= n): found.append(n); yield n
        n += 1
def factor(n):
    out, p = [], 2
    while p * p <= n:
        while n % p == 0: out.append(p); n //= p
        p += 1
    return out + [n] * (n > 1)
g = primes(); print([next(g) for _ in range(20)], sieve(60), len(sieve(10000)), factor(360), factor(97), factor(2 ** 32 + 1))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
print(gcd(1071, 462), [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n], [(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in range(b, 26) if a * a + b * b == c * c])
def collatz(n): return 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1) if n > 1 else 1
print(max(range(1, 1000), key=collatz), collatz(27), pow(7, 10 ** 18, 10 ** 9 + 7), "".join(str(d) for d in [int(c) ** 2 for c in "1234"]))
