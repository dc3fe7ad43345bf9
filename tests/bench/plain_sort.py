seed = 12345
items = []
for i in range(60_000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    items.append((seed % 1000, f"name{seed % 5000}", seed))
print(sorted(items)[0])
print(sorted(items, key=lambda item: item[2])[0])
print(sorted(items, key=lambda item: (item[1], -item[0]), reverse=True)[0])
items.sort(key=lambda item: item[1])
print(items[0][1], min(items, key=lambda item: item[2])[0], max(items)[0])
