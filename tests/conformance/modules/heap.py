import heapq

heap = []
for n in [5, 1, 8, 3, 9, 2, 7]:
    heapq.heappush(heap, n)
print(heap)
print([heapq.heappop(heap) for _ in range(3)], heap)
print(heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 100), heap)
numbers = [9, 4, 7, 1, 2, 6]
heapq.heapify(numbers)
print(numbers)
print(heapq.nlargest(2, numbers), heapq.nsmallest(3, numbers, key=lambda n: -n))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])))
print(list(heapq.merge([7, 3], [5, 1], reverse=True)))
tasks = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(tasks)
while tasks:
    print(heapq.heappop(tasks), end=" ")
print()
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
try:
    heapq.heapify((1, 2))
except TypeError as e:
    print(e)
try:
    heapq.heapify([1, "a"])
except TypeError as e:
    print(e)
