print(sorted([1, 2], key=lambda v: v.name))
