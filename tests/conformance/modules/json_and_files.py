# JSON, text files in memory, csv, pathlib: reading and writing.
import csv
import io
import json
from pathlib import Path

data = {"name": "Ünï", "numbers": [1, 2.5, -3e10, True, None], "nested": {"empty": [], "text": "a\"b\\c\n"}, "키": "값"}
text = json.dumps(data)
print(text, json.loads(text) == data)
print(json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True))
print(json.dumps([1, "a", (2, 3)], separators=(",", ":")), json.dumps({1: 2, None: 3, True: 4}), json.dumps(float("inf")))
for wrong in ('{"a": }', "[1, 2", "nope", '{"a" 1}', "", '["a",]'):
    try:
        json.loads(wrong)
    except json.JSONDecodeError as error:
        print(error, error.pos)
try:
    json.dumps({"set": {1}})
except TypeError as error:
    print(error)


class Encoder(json.JSONEncoder):
    def default(self, value):
        return sorted(value) if isinstance(value, set) else super().default(value)


print(json.dumps({"set": {3, 1}}, cls=Encoder), json.dumps({"c": 1j}, default=str))
print(json.loads('{"x": 1.5, "y": 2}', parse_float=str, object_pairs_hook=list))
path = Path("made_by_the_program.txt")
with open(path, "w") as file:
    print("first line", file=file)
    file.write("second\n")
    file.writelines(["third\n", "fourth"])
with open(path) as file:
    print(file.readline(), [line.strip() for line in file], file.closed, file.read() == "")
with path.open("a") as file:
    file.write("!")
print(path.read_text().split("\n"), path.exists(), path.suffix, path.stem, path.with_suffix(".md"), path.stat().st_size)
rows = [["name", "age"], ["Ann, B.", "31"], ['say "hi"', "5"]]
buffer = io.StringIO()
csv.writer(buffer).writerows(rows)
print(repr(buffer.getvalue()))
buffer.seek(0)
print(list(csv.reader(buffer)) == rows, list(csv.DictReader(io.StringIO("a;b\n1;2\n"), delimiter=";")))
path.unlink()
try:
    open(path)
except FileNotFoundError as error:
    print(error)
print(path.exists(), Path("a") / "b" / ".." / "c.py", Path("/usr/lib/x.tar.gz").parts, Path("a/b").parent.name)
