from collections import ChainMap, OrderedDict, defaultdict, UserDict

groups = defaultdict(list)
for word in ["ant", "bee", "ape", "cow", "bat"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups.get("q"), "q" in groups)
counts = defaultdict(int, a=1)
counts["b"] += 2
print(counts, counts.copy(), counts | {"c": 3})
try:
    defaultdict()["x"]
except KeyError as e:
    print("KeyError", e)
tree = defaultdict(lambda: defaultdict(int))
tree["x"]["y"] += 1
print(tree["x"])
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, list(o))
o.move_to_end("c", last=False)
print(list(o.items()), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["a"], m["b"], len(m), dict(m), sorted(m))
child = m.new_child({"b": 9})
print(child["b"], child.parents["b"], child.maps[0])
m["z"] = 1
try:
    m["q"]
except KeyError as e:
    print("KeyError", e)


class Loud(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


loud = Loud(a=1)
loud["b"] = 2
print(loud, len(loud), loud.get("A"), list(loud.items()))
