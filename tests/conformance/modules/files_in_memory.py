"""os, os.path and pathlib with files and folders that the program makes."""
import os
import shutil
import tempfile
from pathlib import Path, PurePath, PurePosixPath

top = Path(tempfile.mkdtemp(prefix="aq_"))


def short(value):
    return str(value).replace(str(top), "TOP")


def tell(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        print(short(repr(result)))
    except Exception as e:
        print(type(e).__name__, short(e))


note = top / "note.txt"
print(note.exists(), note.write_text("one\ntwo\n"), note.exists(), note.is_file(), note.is_dir())
print(note.read_text().splitlines(), note.read_bytes(), note.stat().st_size, note.name)
with note.open("a") as f:
    f.write("three\n")
print(open(note).readlines(), os.path.getsize(note), os.path.isfile(str(note)))
tell((top / "no" / "x.txt").write_text, "x")
tell(open, top / "missing")
tell(open, top)
tell((top / "a").mkdir)
tell((top / "a").mkdir)
(top / "a").mkdir(exist_ok=True)
tell((top / "b" / "c").mkdir)
(top / "b" / "c").mkdir(parents=True)
os.makedirs(top / "b" / "d" / "e")
tell(os.makedirs, top / "b" / "d" / "e")
os.makedirs(top / "b" / "d" / "e", exist_ok=True)
(top / "b" / "deep.py").write_bytes(b"pass")
(top / "b" / "c" / "other.py").touch()
print(sorted(os.listdir(top)), sorted(p.name for p in top.iterdir()))
print(sorted(short(p) for p in top.glob("*")), sorted(short(p) for p in top.glob("*/*.py")))
print(sorted(short(p) for p in top.rglob("*.py")), sorted(short(p) for p in top.glob("**/")))
print(sorted(short(p) for p in top.glob("b/c/*")), list(top.glob("nothing*")))
for folder, folders, files in sorted(os.walk(top)):
    print(short(folder), sorted(folders), sorted(files))
print([short(w[0]) for w in os.walk(top / "b" / "c", topdown=False)])
with os.scandir(top) as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry.name, short(entry.path), entry.is_file(), entry.is_dir(), repr(entry))
print(short(note.rename(top / "renamed.txt")), note.exists(), (top / "renamed.txt").read_text()[:3])
os.replace(top / "renamed.txt", top / "a" / "moved.txt")
tell(os.rename, top / "nothing", top / "x")
tell(os.rename, top / "a", top / "b")
tell(os.rmdir, top / "a")
tell(os.rmdir, top / "nothing")
tell(os.rmdir, top / "a" / "moved.txt")
tell(os.remove, top / "a")
tell(os.remove, top / "nothing")
tell((top / "nothing").unlink)
(top / "nothing").unlink(missing_ok=True)
tell(os.listdir, top / "nothing")
tell(os.listdir, top / "a" / "moved.txt")
tell(os.stat, top / "nothing")
os.rename(top / "b", top / "z")
print(sorted(short(p) for p in top.rglob("*")))
os.remove(top / "a" / "moved.txt")
os.rmdir(top / "a")
print(os.path.exists(top / "a"), os.path.isdir(top), os.access(top, os.R_OK))
shutil.copy(top / "z" / "deep.py", top / "copy.py")
print((top / "copy.py").read_text(), sorted(os.listdir(top)))
shutil.rmtree(top / "z")
print(sorted(os.listdir(top)))
shutil.move(str(top / "copy.py"), str(top / "moved.py"))
print(sorted(os.listdir(top)))
with tempfile.TemporaryDirectory() as name:
    inside = Path(name, "x")
    inside.write_text("temporary")
    print(inside.read_text(), os.path.isdir(name))
print(os.path.exists(name))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
    f.write("hello")
    f.flush()
    f.seek(0)
    print(f.read(), os.path.exists(f.name), f.name.endswith(".txt"))
print(os.path.exists(f.name))
with tempfile.TemporaryFile() as f:
    f.write(b"bytes")
    f.seek(0)
    print(f.read())
here = Path(__file__)
print(here.exists(), here.name, here.suffix, os.path.exists(__file__), here.resolve() == here.absolute())
print(Path.cwd() == Path(os.getcwd()), Path("x").absolute() == Path.cwd() / "x",
      os.path.abspath("x") == os.path.join(os.getcwd(), "x"), os.path.relpath(__file__))
print((here.parent / here.name).read_text()[:9], here.name in os.listdir("."),
      here.name in [p.name for p in Path().iterdir()])
shutil.rmtree(top)
print(top.exists())

p = PurePosixPath("/usr/lib/python3.11/os.tar.gz")
print(p.parts, p.parent, p.name, p.stem, p.suffix, p.suffixes, p.root, p.anchor, repr(p.drive))
print(list(p.parents), p.parents[0], p.parents[-1], p.parents[1:3], len(p.parents))
print(p.with_name("x"), p.with_stem("y"), p.with_suffix(".z"), p.with_suffix(""))
print(p.relative_to("/usr"), p.is_relative_to("/usr"), p.is_relative_to("/etc"), p.as_uri())
tell(p.relative_to, "/etc")
tell(p.with_name, "")
tell(p.with_suffix, "gz")
tell(PurePath("/").with_name, "x")
tell(PurePath, 5)
tell(PurePath("a").__truediv__, 5)
tell(lambda: PurePath("a") / 5)
print(PurePath("a") / "b" / "/c", "x" / PurePath("y"), PurePath("a", "b", "..", ".", "c"))
print(PurePath("a//b/./c/"), PurePath(), PurePath("") == PurePath("."), PurePath("//x"))
print(PurePath("a") == PurePath("a/"), PurePath("a") < PurePath("b"), hash(PurePath("a")) == hash(PurePath("a")))
print(p.match("*.gz"), p.match("lib/*/*.gz"), p.match("/usr/*"), PurePath("a.py").match("A.py"))
print(sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]), os.fspath(p), bytes(PurePath("é")))
print(repr(Path("x")), str(Path("~/x").expanduser()).endswith("/x"), Path("a").joinpath("b", "c"))
print(Path("x").is_absolute(), Path("../x").resolve().is_absolute(), isinstance(Path("x"), PurePath))
