def collatz(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def primes(limit):
    found = []
    n = 2
    while len(found) < limit:
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
        n += 1
    return found


print(max(collatz(i) for i in range(1, 5_000)))
print(primes(3_000)[-1])
i = 0
while i < 300_000:
    i += 1
print(i)
