"""type, id, isinstance, getattr, callable, vars, dir, hash, super, staticmethod, iter, print and open()."""
print(type(1) is int, type("") == str, type([]).__name__, type(None), isinstance([], (list, tuple)), issubclass(bool, int), callable(print), callable(5), hash(5), hash("") == hash(""), hash(()) == hash(()), hash(""), hash(0), hash(0.0), hash(False))
class P: x = 1
p = P(); print(getattr(p, "x"), getattr(p, "y", 2), hasattr(p, "x"), vars(p), setattr(p, "z", 3), p.z, delattr(p, "z"), hasattr(p, "z"), isinstance(p, P), type(p).__name__, p.__class__ is P)
print(list(zip("ab", range(2))), list(map(len, ["a", "bb"])), list(filter(str.isupper, "aBC")), list(enumerate("ab", 1)), list(reversed([1, 2])), sorted("ba"), any([]), all([]), next(iter([1])), next(iter([]), 0), sum([]), len(""), list(range(3)), slice(1, 2), repr("a"), ascii("é"), format(3.14159, ".2f"), bool(""), id(p) == id(p), abs(-1), chr(65), ord("A"))
with open("open_test.tmp", "w") as f:
    print(f.write("line 1\nline 2\n"), f.closed, f.name, f.mode)
    f.writelines(["line 3\n", "한글\n"]); print("printed", 5, file=f)
print(f.closed)
with open("open_test.tmp") as f: print(f.read())
with open("open_test.tmp") as f: print(f.readline(), f.readlines())
with open("open_test.tmp", encoding="utf-8") as f:
    for i, line in enumerate(f, 1): print(i, line.rstrip())
with open("open_test.tmp", "a") as f: f.write("appended")
print(open("open_test.tmp").read().splitlines()[-1], len(open("open_test.tmp", "rb").read()))
try: open("not_there.txt")
except FileNotFoundError as e: print(e, e.errno, e.filename)
try: f.read()
except ValueError as e: print(e)
try: open("open_test.tmp", "q")
except ValueError as e: print(e)
try: open("open_test.tmp", "x")
except FileExistsError as e: print(e)
