# Dictionaries on everyday tasks: counting, grouping, merging, inverting, ordering.
words = "the cat and the dog and the bird".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for word in words:
    groups.setdefault(len(word), set()).add(word)
print({length: sorted(group) for length, group in sorted(groups.items())})
defaults, given = {"size": 1, "colour": "red"}, {"size": 5}
print({**defaults, **given}, defaults | given, given | defaults)
defaults |= [("weight", 3)]
defaults.update(colour="blue", size=0)
print(defaults, list(defaults), list(defaults.values()), "size" in defaults, len(defaults))
inverted = {value: key for key, value in defaults.items()}
print(inverted, dict(zip("abc", range(3))), dict([("x", 1)]), dict.fromkeys("ab", 0), dict(a=1))
print(defaults.pop("weight"), defaults.pop("none", "default"), defaults.popitem(), defaults)
keys, other = {"a": 1, "b": 2}.keys(), {"b": 3, "c": 4}.keys()
print(keys & other, sorted(keys | other), keys - other, sorted(keys ^ other), keys == {"a", "b"})
items = {"b": 1, "a": 2}
print(sorted(items), list(reversed(items)), min(items), items == {"a": 2, "b": 1}, items.items() >= {("a", 2)})
del items["b"]
items["b"] = 9
print(items, list(items))
nested = {"one": {"two": [{"three": 3}]}}
print(nested["one"]["two"][0]["three"], nested.get("x", {}).get("y"), [*nested])
copy = nested.copy()
copy["one"]["two"].append("shared")
print(len(nested["one"]["two"]), copy is nested, copy == nested)
matrix = {(row, column): row * column for row in range(3) for column in range(2)}
print(matrix[2, 1], sum(matrix.values()), {k: v for k, v in matrix.items() if v}, len(matrix))
print({1: "int", True: "bool", 1.0: "float"}, {"1": 1}.get(1), hash("a") == hash("a"))
for wrong in (lambda: {}["missing"], lambda: {[]: 1}, lambda: dict([1, 2]), lambda: {}.popitem(),
              lambda: {"a": 1} + {"b": 2}, lambda: dict(["abc"])):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
data = {"a": 1, "b": 2}
try:
    for key in data:
        data[key + "x"] = 0
except RuntimeError as error:
    print(error)
