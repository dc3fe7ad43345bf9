counts = {}
for i in range(400_000):
    key = i * 31 % 5003
    counts[key] = counts.get(key, 0) + 1
names = {f"name{k}": v for k, v in counts.items()}
total = 0
for _ in range(20):
    for name, v in names.items():
        total += v + len(name)
print(len(names), total, names["name17"])
