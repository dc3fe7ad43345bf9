from collections import Counter

c = Counter("mississippi")
print(c, c["s"], c["x"], c.most_common(2), c.total())
print(sorted(c.elements()))
c.update("miss")
c.subtract({"p": 5})
print(c, +c, -c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=1)
print(a + b, a - b, a & b, a | b, a == Counter("aaab"), a <= b)
a += b
print(a, dict(a), list(a), Counter())
del a["nothing"]
words = "the cat and the dog and the bird".split()
for word, n in Counter(words).most_common():
    print(word, n)
print(Counter({"x": 0}) == Counter(), Counter([1, 2, 1]).most_common(1)[0])
