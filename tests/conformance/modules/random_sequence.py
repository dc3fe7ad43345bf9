import random

print([random.randint(1, 100) for _ in range(12)])
print(random.random(), random.uniform(1, 2), random.choice("abcdef"))
random.seed(42)
print([random.random() for _ in range(3)], random.randrange(0, 100, 5), random.getrandbits(70))
deck = list(range(20))
random.shuffle(deck)
print(deck, random.sample(range(1000), 5), random.sample("abcdefgh", 8))
print(random.choices("abc", k=6), random.choices("abc", weights=[1, 5, 1], k=6),
      random.choices([1, 2], cum_weights=[1, 4], k=5))
for _ in range(3):
    print(random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(2))
print(random.triangular(0, 10, 3), random.betavariate(2, 3), random.gammavariate(2, 1),
      random.gammavariate(0.5, 1), random.lognormvariate(0, 1), random.paretovariate(3),
      random.vonmisesvariate(0, 4), random.weibullvariate(1, 1.5))
print(random.sample(["a", "b"], counts=[3, 2], k=4), random.randbytes(6))
total = 0
for i in range(3000):
    total += random.randint(0, i + 1)
print(total)
