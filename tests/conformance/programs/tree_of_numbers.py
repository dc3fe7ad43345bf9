# A binary search tree: insert, search, walk in three orders, delete, depth.
from __future__ import annotations
from dataclasses import dataclass
from typing import Iterator, Optional


@dataclass
class Node:
    key: int
    left: Optional[Node] = None
    right: Optional[Node] = None


class Tree:
    def __init__(self, keys=()):
        self.root = None
        self.size = 0
        for key in keys:
            self.add(key)

    def add(self, key):
        self.root = self._add(self.root, key)

    def _add(self, node, key):
        if node is None:
            self.size += 1
            return Node(key)
        if key < node.key:
            node.left = self._add(node.left, key)
        elif key > node.key:
            node.right = self._add(node.right, key)
        return node

    def __contains__(self, key):
        node = self.root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        return node is not None

    def __iter__(self) -> Iterator[int]:
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)
        return walk(self.root)

    def __len__(self):
        return self.size

    def depth(self):
        def measure(node):
            return 0 if node is None else 1 + max(measure(node.left), measure(node.right))
        return measure(self.root)

    def remove(self, key):
        if key not in self:
            raise KeyError(key)
        self.root = self._remove(self.root, key)
        self.size -= 1

    def _remove(self, node, key):
        if key < node.key:
            node.left = self._remove(node.left, key)
        elif key > node.key:
            node.right = self._remove(node.right, key)
        elif node.left is None:
            return node.right
        elif node.right is None:
            return node.left
        else:
            least = node.right
            while least.left:
                least = least.left
            node.key = least.key
            node.right = self._remove(node.right, least.key)
        return node


tree = Tree([50, 30, 70, 20, 40, 60, 80, 30])
print(list(tree), len(tree), tree.depth(), 60 in tree, 65 in tree)
for key in (20, 30, 50):
    tree.remove(key)
    print("without", key, list(tree), tree.depth())
try:
    tree.remove(99)
except KeyError as error:
    print("no", error)
print(Tree([2, 1, 3]).root)
print(Tree(range(5)).depth(), min(tree), max(tree), sum(tree))
