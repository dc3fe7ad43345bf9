class Stack:
    def __init__(self): self._i = []
    def push(self, x): self._i.append(x)
    def pop(self):
        if not self._i: raise IndexError("pop from empty stack")
        return self._i.pop()
    def __len__(self): return len(self._i)
    def __bool__(self): return bool(self._i)
class LinkedList:
    class Node:
        def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __init__(self, items=()):
        self.head = None
        for i in reversed(list(items)): self.head = self.Node(i, self.head)
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.nxt
    def __repr__(self): return " -> ".join(map(str, self)) or "(empty)"
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.nxt, prev, cur = prev, cur, cur.nxt
        self.head = prev; return self
class Tree:
    def __init__(self, v): self.v, self.l, self.r = v, None, None
    def add(self, v):
        side = "l" if v < self.v else "r"
        if (child := getattr(self, side)) is None: setattr(self, side, Tree(v))
        else: child.add(v)
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def depth(self): return 1 + max((c.depth() for c in (self.l, self.r) if c), default=0)
def balanced(s):
    st, pairs = Stack(), {")": "(", "]": "[", "}": "{"}
    for ch in s:
        if ch in "([{": st.push(ch)
        elif ch in pairs and (not st or st.pop() != pairs[ch]): return False
    return not st
print(LinkedList("abc"), LinkedList(range(4)).reverse(), LinkedList(), [balanced(x) for x in ("([]{})", "(]", "((", "")])
t = Tree(50); [t.add(x) for x in (30, 70, 20, 40, 60, 80, 10)]; print(list(t), t.depth(), 40 in t)
try: Stack().pop()
except IndexError as e: print(e)
def bfs(graph, start, goal):
    queue, seen = [[start]], {start}
    while queue:
        path = queue.pop(0)
        if path[-1] == goal: return path
        for n in graph.get(path[-1], []):
            if n not in seen: seen.add(n); queue.append(path + [n])
print(bfs({"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"]}, "a", "f"))
def dijkstra(g, s):
    dist, todo = {s: 0}, [(0, s)]
    while todo:
        todo.sort(); d, u = todo.pop(0)
        for v, w in g[u].items():
            if d + w < dist.get(v, float("inf")): dist[v] = d + w; todo.append((d + w, v))
    return dist
print(dijkstra({"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 6}, "C": {"D": 3}, "D": {}}, "A"))
