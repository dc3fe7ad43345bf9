import bisect

scores = [33, 60, 70, 70, 85, 99]
print(bisect.bisect(scores, 70), bisect.bisect_left(scores, 70), bisect.bisect_right(scores, 100))
bisect.insort(scores, 65)
bisect.insort_left(scores, 70)
print(scores)


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
rows = [("a", 1), ("b", 5), ("c", 9)]
print(bisect.bisect_left(rows, 5, key=lambda r: r[1]), bisect.bisect(scores, 1, 2, 3))
bisect.insort(rows, ("d", 6), key=lambda r: r[1])
print(rows)
try:
    bisect.bisect([1, 2], "x")
except TypeError as e:
    print(e)
