# The classical sorts, checked against sorted() on seeded numbers.
import random


def bubble(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
        if not swapped:
            break
    return items


def insertion(items):
    result = []
    for item in items:
        place = len(result)
        while place > 0 and result[place - 1] > item:
            place -= 1
        result.insert(place, item)
    return result


def merge(items):
    if len(items) <= 1:
        return list(items)
    middle = len(items) // 2
    left, right = merge(items[:middle]), merge(items[middle:])
    result = []
    while left and right:
        result.append((left if left[0] <= right[0] else right).pop(0))
    return result + left + right


def quick(items):
    if not items:
        return []
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def heap(items):
    import heapq
    items = list(items)
    heapq.heapify(items)
    return [heapq.heappop(items) for _ in range(len(items))]


random.seed(42)
numbers = [random.randint(0, 99) for _ in range(12)]
print(numbers)
for sort in bubble, insertion, merge, quick, heap:
    print(f"{sort.__name__:>10} {sort(numbers)} {sort(numbers) == sorted(numbers)}")
words = random.sample("the quick brown fox jumps over lazy dogs".split(), 6)
print(words, merge(words), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)))
