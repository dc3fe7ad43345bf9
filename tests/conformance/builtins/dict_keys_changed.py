# A dict that keeps its size but not its keys while it is iterated.
def exchange(d, way):
    seen = []
    try:
        for item in way(d):
            seen.append(item)
            del d[next(iter(d))]
            d[f"new{len(seen)}"] = 0
    except RuntimeError as error:
        return seen, str(error)
    return seen, "end"


for way in (iter, dict.keys, dict.values, dict.items):
    for size in (1, 2):
        print(way, size, exchange({i: i * i for i in range(size)}, way))

d = {1: "a", 2: "b", 3: "c"}
for key in d:  # values may change
    d[key] = d[key].upper()
print(d)
for step in ("d.pop(1)", "d.update({9: 9})", "d.clear()"):
    d = {1: "a", 2: "b", 3: "c"}
    try:
        for key in d:
            if step[2] == "p":
                d.pop(key)
            elif step[2] == "u":
                d.update({9: 9})
            else:
                d.clear()
    except RuntimeError as error:
        print(step, "->", error)
for iterator in (iter(d), iter({1: 2, 3: 4}), iter({1: 2}.items()), reversed({1: 2, 5: 6}), iter({}.values())):
    print(type(iterator).__name__, iterator.__length_hint__())
walk = iter({1: 2, 3: 4})
next(walk)
print(walk.__length_hint__())
