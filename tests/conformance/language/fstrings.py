name, n, x = "world", 42, 3.14159
print(f"hello {name}! {n:5d}|{n:<5}|{n:^5}|{n:>05}|{n:x}|{n:#b}|{n:,}")
print(f"{x:.2f} {x:10.3e} {x!r:>12} {name!r} {name=} {x=:.1f} {'nested ' + name}")
print(f"{n:{5}} {{literal}} {[i for i in range(3)]} {1_000_000:,} {0.5:%}")
print(f"{'한글':>6}|{'a':*^5}|{None}|{True:d}")
