import random

for seed in (0, 1, -1, 12345678901234567890, "hello", b"bytes", 3.5, "한글", 2 ** 700):
    random.seed(seed)
    print(random.random(), random.randint(0, 10 ** 20), random.getrandbits(1))
r = random.Random(7)
s = random.Random(7)
print(r.random() == s.random(), r.randint(1, 6), s.randint(1, 6))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state), state[0], len(state[1]), state[2])
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0),
            lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.seed([]),
            lambda: random.choices("ab", [1]), lambda: random.choices("ab", [0, 0]),
            lambda: random.randrange(1, 5, 0), lambda: random.randrange(3, 3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Loaded(random.Random):
    def random(self):
        return 0.5


print(Loaded(1).uniform(0, 10))
