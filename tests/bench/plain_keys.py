"""Sorting by key, of texts and of tuples; counting; grouping."""
from collections import Counter, defaultdict
from itertools import groupby
import random

random.seed(2)
people = [("name%d" % random.randrange(5000), random.randrange(90), random.random()) for _ in range(20000)]
people.sort()
people.sort(key=lambda person: person[1])
by_two = sorted(people, key=lambda person: (-person[1], person[0]))
names = sorted((person[0] for person in people), reverse=True)
print(people[0], by_two[0], names[0])
ages = Counter(person[1] for person in people)
print(ages.most_common(3))
groups = defaultdict(list)
for name, age, _ in people:
    groups[age // 10].append(name)
print({decade: len(members) for decade, members in groups.items()})
print(sum(1 for _ in groupby(names)))
