"""f-strings in every form."""
name, n, pi, items = "Ann", 42, 3.14159265, [1, 2, 3]
print(f"{name}", f"{name!r}", f"{name!s:>6}|", f"{name!a}", f"{'한글'!a}")
print(f"{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+}|{n: }|{n:x}|{n:#x}|{n:b}|{n:o}|{n:e}|{n:c}|{n:,}|{n:%}")
print(f"{name:10}|{name:<10}|{name:>10}|{name:^10}|{name:*^10}|{name:.2}|{name:-<8.1}|")
print(f"{pi:.2f} {pi:8.3f} {pi:<8.3f}| {pi:08.3f} {pi:+.1f} {pi:.3} {pi:10} {pi!r:.4}")
print(f"{n=} {n = } {n=:5} {name=} {name=!s} {n+1=} {items[0]=} {len(items)=}")
width, prec = 10, 3
print(f"{pi:{width}.{prec}f}|{name:{'^'}{width}}|{n:{width}}|{'x':{'*'}>{width // 2}}")
print(f"{{}} {{{n}}} {{{{{n}}}}}")
print(f"{n if n > 40 else 'small'} {(lambda x: x * 2)(4)} {[x * 2 for x in items]} { {'a': 1}['a'] } {max(items)}")
print(f"{'nested ' + f'{n}' + ' here'} {f'{name!r}':>10}")
print(f"""multi
{n}
  {name}""")
print(f'{name.upper()} {name[0]} {name[::-1]} {items[-1]} {"a,b".split(",")}')
print(f"{1_000_000:,} {1234567.891:,.1f} {1234567:_} {255:#b} {255:#o} {0xFFFF:_x} {1e9:,}")
print(f"{True} {None} {[]!r} {(1,)} {1.0} {1e100} {2 ** 64}")
print(f"{True:5}|{True:d}|{None!s:>6}|{str(None):^8}|")
print(f"{'a' if True else 'b'}" f"{'c'}" "d{n}")
print(rf"\n{n}\t", fr"{n}\d")
print(f"{n:>{n // 8}}|{n!r:>{width}}|{n!s:{'<'}{8}}|")
print(f"{3:=+8}|{-3:=8}|{-3:08}|{3.5:=8}|{'ab':=<5}|{n:^+9}|{-n:^9}|{n:<09}|")
print(f"{0.00001} {123456789.123456789} {1e16} {1.0:.3} {100000.0:.3} {0.0001234:.2}")
x = y = 3
print(f"{x==y} {x!=y} {x<=y} {x>=y} {x == 3 = }")
print(f"{(x:=7)} {x} {x:=5}")
print(f"{name!r:^{width}}", f"{'한글':>6}|{'한글':*^8}|")
class Money:
    def __init__(self, v): self.v = v
    def __format__(self, spec): return f"<{spec}:{self.v}>"
    def __str__(self): return "money"
    def __repr__(self): return "Money()"
m = Money(5)
print(f"{m} {m:abc} {m!s} {m!r} {m!s:>7} {m:%Y-%m-%d} {m=} {m=:x} {m=!s}")
d = {"key": {"inner": [1, 2]}}
print(f"{d['key']['inner'][1]} {d!r}")
print(f"{n}{n}{n}", f"", f"{''}", f"{' '}")
