# Grades: dictionaries of lists, averages, a ranking, a histogram, a table.
from collections import Counter, defaultdict
from statistics import mean, median, stdev

records = """
ann   maths    87
bob   maths    62
cy    maths    95
ann   history  74
bob   history  88
cy    history  74
dan   maths    51
"""

grades = defaultdict(dict)
for line in records.strip().splitlines():
    name, subject, points = line.split()
    grades[name][subject] = int(points)

subjects = sorted({subject for row in grades.values() for subject in row})
print(f"{'name':<6}" + "".join(f"{subject:>10}" for subject in subjects) + f"{'mean':>8}")
for name, row in grades.items():
    cells = "".join(f"{row.get(subject, '-'):>10}" for subject in subjects)
    print(f"{name:<6}{cells}{mean(row.values()):>8.1f}")
for subject in subjects:
    points = [row[subject] for row in grades.values() if subject in row]
    print(f"{subject}: best {max(points)}, mean {mean(points):.2f}, median {median(points)}, "
          f"spread {stdev(points):.3f}")


def mark(points):
    match points:
        case p if p >= 90:
            return "A"
        case p if p >= 80:
            return "B"
        case p if p >= 70:
            return "C"
        case _:
            return "F"


marks = Counter(mark(p) for row in grades.values() for p in row.values())
for letter in "ABCF":
    print(letter, "*" * marks[letter])
ranking = sorted(grades, key=lambda name: (-mean(grades[name].values()), name))
for place, name in enumerate(ranking, start=1):
    print(f"{place}. {name}")
passed, failed = [], []
for name, row in grades.items():
    (passed if all(p >= 60 for p in row.values()) else failed).append(name)
print("passed:", ", ".join(passed), "failed:", ", ".join(failed) or "nobody")
