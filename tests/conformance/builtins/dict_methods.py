"""All methods of dict, order, views."""
d = {"a": 1, "b": 2}
d["c"] = 3; d.update({"d": 4}); d.update(e=5); d.update([("f", 6)]); print(d, len(d))
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("z", None), d.popitem(), d.setdefault("b", 9), d.setdefault("n", []), d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), "b" in d, "z" not in d, 2 in d.values(), ("b", 2) in d.items())
for k in d: print(k, end=" ")
for k, v in d.items(): print(k, v, end=";")
print()
print(dict(), dict(a=1), dict([("x", 1)]), dict({"y": 2}, z=3), dict(zip("ab", [1, 2])), {**d, "b": 0}, d | {"q": 1}, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {1: "int", 1.0: "float", True: "bool"})
d |= {"w": 7}; print(d); c = d.copy(); c["w"] = 0; print(d["w"], c["w"], d == c, d == dict(d), {"a": 1, "b": 2} == {"b": 2, "a": 1})
del d["w"]; print(d); d.clear(); print(d, bool(d))
k = {"a": 1, "b": 2}.keys(); j = {"b": 3, "c": 4}.keys(); print(sorted(k & j), sorted(k | j), sorted(k - j), sorted(k ^ j), k == {"a", "b"}, {"a": 1}.items() & {("a", 1)})
d = {"x": 1}; v = d.values(); ks = d.keys(); d["y"] = 2; print(v, ks, len(v), list(reversed(d)), list(reversed(d.items())), next(iter(d)))
d = {}; d["z"] = 1; d["a"] = 2; d["z"] = 3; print(d); del d["z"]; d["z"] = 4; print(d, sorted(d.items()), max(d, key=d.get), min(d.values()), sum(d.values()))
count = {}
for w in "the cat the dog the end".split(): count[w] = count.get(w, 0) + 1
print(count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])), {v: k for k, v in count.items()})
groups = {}
for w in ["apple", "bob", "cat", "alice"]: groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()})
n = {"a": {"b": {"c": 1}}}; n["a"]["b"]["d"] = 2; print(n, n["a"]["b"].get("x", {}).get("y"))
print({(1, 2): "t", frozenset([1]): "f", None: "n", 1.5: "fl"}, {"a": [1], "b": (2,)}, str({"q": "it's"}))
for f in (lambda: {}["k"], lambda: {}[1], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[[]], lambda: {"a": 1} + {"b": 2}, lambda: {}.nope, lambda: dict([1, 2]), lambda: dict([(1, 2, 3)]), lambda: {} < {}, lambda: {}.keys()[0], lambda: dict(1), lambda: {}.update(5), lambda: {"a": 1}["b"], lambda: {1: 2}["1"], lambda: {(1, 2): 3}[(1,)], lambda: {} | [], lambda: dict.fromkeys(5), lambda: {}.get([]), lambda: {}.setdefault(), lambda: {}(), lambda: {"a": 1}.a, lambda: dict(a=1)(2), lambda: {None: 1}["None"]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
big = {i: i * i for i in range(100)}; [big.pop(i) for i in range(0, 100, 2)]; print(len(big), list(big)[:3], sum(big))
print(d.__contains__("a"), d.__len__(), d.__getitem__("a"), type(d.keys()).__name__, isinstance(d, dict), dict.__name__, {1: 2}.__eq__({1: 2}), d.items().__len__())
