# Breadth first, depth first, shortest paths, topological order, components.
import heapq
from collections import defaultdict, deque

roads = [("a", "b", 4), ("a", "c", 2), ("c", "b", 1), ("b", "d", 5), ("c", "d", 8), ("e", "f", 3)]
graph = defaultdict(dict)
for start, end, length in roads:
    graph[start][end] = length
    graph[end][start] = length


def breadth_first(start):
    seen, queue = {start}, deque([start])
    while queue:
        node = queue.popleft()
        yield node
        for other in sorted(graph[node]):
            if other not in seen:
                seen.add(other)
                queue.append(other)


def depth_first(node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    yield node
    for other in sorted(graph[node]):
        if other not in seen:
            yield from depth_first(other, seen)


def shortest(start):
    best, heap = {start: (0, None)}, [(0, start)]
    while heap:
        length, node = heapq.heappop(heap)
        if length > best[node][0]:
            continue
        for other, more in graph[node].items():
            if length + more < best.get(other, (float("inf"),))[0]:
                best[other] = length + more, node
                heapq.heappush(heap, (length + more, other))
    return best


def components():
    left = set(graph)
    while left:
        part = set(breadth_first(min(left)))
        left -= part
        yield sorted(part)


def topological(needs):
    order, state = [], {}

    def visit(node):
        if state.get(node) == "done":
            return
        if state.get(node) == "open":
            raise ValueError(f"a circle at {node}")
        state[node] = "open"
        for other in needs.get(node, ()):
            visit(other)
        state[node] = "done"
        order.append(node)

    for node in needs:
        visit(node)
    return order


print(*breadth_first("a"))
print(*depth_first("a"))
best = shortest("a")
for node, (length, before) in best.items():
    print(f"a -> {node}: {length:2} via {before}")
print(list(components()))
print(topological({"shirt": [], "tie": ["shirt"], "jacket": ["tie", "trousers"], "trousers": []}))
try:
    topological({"hen": ["egg"], "egg": ["hen"]})
except ValueError as error:
    print(error)
