"""An order in which everything comes after what it depends on."""
from types import GenericAlias as _GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._before = {}        # node: how many it still waits for
        self._after = {}         # node: those that wait for it
        self._ready = None
        self._out = set()
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _know(self, node):
        if node not in self._before:
            self._before[node] = 0
            self._after[node] = []

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._know(node)
        self._before[node] += len(predecessors)
        for predecessor in predecessors:
            self._know(predecessor)
            self._after[predecessor].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._before.items() if not count]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        done = set()
        for start in self._before:
            if start in done:
                continue
            path, places, followers = [start], {start: 0}, [iter(self._after[start])]
            while path:
                for node in followers[-1]:
                    if node in places:
                        return path[places[node]:] + [node]
                    if node not in done:
                        places[node] = len(path)
                        path.append(node)
                        followers.append(iter(self._after[node]))
                        break
                else:
                    node = path.pop()
                    followers.pop()
                    del places[node]
                    done.add(node)
        return None

    def _prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._prepared()
        ready = tuple(self._ready)
        self._out.update(ready)
        self._ready.clear()
        return ready

    def is_active(self):
        self._prepared()
        return self._finished < len(self._before) and bool(self._ready or self._out)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._prepared()
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._out:
                raise ValueError(f"node {node!r} was " + (
                    "already marked done" if self._before[node] < 0 else
                    "not passed out (still not ready)"))
            self._out.remove(node)
            self._before[node] = -1
            self._finished += 1
            for follower in self._after[node]:
                self._before[follower] -= 1
                if not self._before[follower]:
                    self._ready.append(follower)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(_GenericAlias)
