class K:
    x = 1
    y = x.nope
