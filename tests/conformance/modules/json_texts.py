import json

data = {"name": "한글", "n": [1, 2.5, -3e20, True, False, None], "empty": {}, "list": [], 1: "k",
        "nested": {"a": [{"b": "c\n\"q\""}]}, "e": "\u00e9\U0001f600"}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, indent=2))
print(json.dumps({"b": 1, "a": (1, 2)}, sort_keys=True, separators=(",", ":")))
print(json.dumps([float("inf"), float("nan")]), json.dumps("a/b\t"), json.dumps(3))
text = '{"a": [1, 2, {"b": null}], "c": "x\\u00e9\\n", "d": 1.5e3, "e": -0, "f": true}'
print(json.loads(text), json.loads(" [ ] "), json.loads('"\\ud83d\\ude00"'))
for bad in ("", "{", "[1,]", '{"a" 1}', "nul", '"abc', "[1 2]", "{'a': 1}", "1 2", '"\\x"',
            '{"a": 1,}', "[1,\n2,\n oops]"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)


class Point:
    def __init__(self, x):
        self.x = x


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x}
        return super().default(o)


print(json.dumps([Point(1)], cls=Encoder), json.dumps(Point(2), default=vars))
for bad in (Point(1), {(1, 2): 3}, {1, 2}):
    try:
        json.dumps(bad)
    except TypeError as e:
        print(e)
print(json.loads('{"x": 1}', object_hook=lambda d: Point(**d)).x,
      json.loads("1.1", parse_float=str))
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
