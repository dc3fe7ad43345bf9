rows = []
for i in range(60_000):
    rows.append(f"{i:5d} | {i / 7:8.2f} | {'name' + str(i):<12} | {i:x}")
print(len("\n".join(rows)))
print(len([f"{i} {i + 1}" for i in range(100_000)]))
print(sum(len("%d of %s: %5.1f" % (i, "all", i / 3)) for i in range(40_000)))
print(sum(len("{} {:>6} {}".format(i, "x", i + 1)) for i in range(40_000)))
