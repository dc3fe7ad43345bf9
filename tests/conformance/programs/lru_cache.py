class Node:
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key=None, value=None): self.key, self.value, self.prev, self.next = key, value, None, None
class LRU:
    def __init__(self, capacity):
        self.capacity, self.map = capacity, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0
    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n):
        n.prev, n.next = self.head, self.head.next
        self.head.next.prev = n; self.head.next = n
    def get(self, key, default=None):
        if key not in self.map: self.misses += 1; return default
        n = self.map[key]; self._unlink(n); self._front(n); self.hits += 1
        return n.value
    def put(self, key, value):
        if key in self.map: self._unlink(self.map.pop(key))
        elif len(self.map) >= self.capacity:
            old = self.tail.prev; self._unlink(old); del self.map[old.key]; print("evict", old.key)
        self.map[key] = n = Node(key, value); self._front(n)
    def __iter__(self):
        n = self.head.next
        while n is not self.tail: yield n.key, n.value; n = n.next
    def __len__(self): return len(self.map)
    def __contains__(self, k): return k in self.map
c = LRU(3)
for i, k in enumerate("abcab"): c.put(k, i); print(list(c))
print(c.get("c"), c.get("z", "none"), list(c)); c.put("d", 9); print(list(c), len(c), "a" in c, c.hits, c.misses)
