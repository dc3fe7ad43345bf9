def read(lines):
    for l in lines:
        print("read", l.strip()); yield l.strip()
def parse(lines):
    for l in lines:
        name, _, num = l.partition("=")
        try: yield name.strip(), float(num)
        except ValueError: print("skip", repr(l))
def scale(pairs, k): return ((n, v * k) for n, v in pairs)
def batch(items, size):
    b = []
    for i in items:
        b.append(i)
        if len(b) == size: yield b; b = []
    if b: yield b
data = ["a=1", "b = 2.5", "bad", "c=3", "d=x", "e=1e2"]
for b in batch(scale(parse(read(data)), 10), 2): print("batch", b)
def running_mean():
    total = n = 0; mean = None
    while True:
        x = yield mean
        total += x; n += 1; mean = total / n
m = running_mean(); next(m); print([m.send(x) for x in (10, 20, 60)]); m.close()
def broadcast(source, *targets):
    for t in targets: next(t)
    for x in source:
        for t in targets: t.send(x)
    for t in targets: t.close()
def collector(name, pred):
    got = []
    try:
        while True:
            x = yield
            if pred(x): got.append(x)
    finally: print(name, got)
broadcast(range(10), collector("even", lambda x: x % 2 == 0), collector("big", lambda x: x > 6))
