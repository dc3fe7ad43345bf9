"""json: random values as texts and back, broken texts, odd containers and keys."""
import json
import random
random.seed(7)
def rs():
    return "".join(random.choice('ab"\\\n\t\x01\x7f é한\U0001f600/\u2028') for _ in range(random.randrange(8)))
def rv(d=0):
    k = random.randrange(12 if d < 5 else 7)
    if k == 0: return None
    if k == 1: return random.choice([True, False])
    if k == 2: return random.randrange(-10**random.randrange(1, 30), 10**20)
    if k == 3: return random.uniform(-1, 1) * 10.0**random.randrange(-30, 30)
    if k < 7: return rs()
    if k < 9: return [rv(d + 1) for _ in range(random.randrange(5))]
    if k == 9: return tuple(rv(d + 1) for _ in range(random.randrange(3)))
    return {random.choice([rs, rs, rs, lambda: random.randrange(5), lambda: 1.5, lambda: None, lambda: True])(): rv(d + 1) for _ in range(random.randrange(5))}
for i in range(60):
    v = rv()
    for kw in ({}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"indent": "\t", "sort_keys": True}):
        try:
            t = json.dumps(v, **kw)
        except TypeError as e:
            t = "null"; print(e)
        print(ascii(t))
        print(ascii(json.loads(t)))
    if t:
        b = t[:random.randrange(len(t))] + random.choice(["", "x", "]", "1", '"', "\\", "\n", "-"]) + t[random.randrange(len(t)):]
        try: print(ascii(b), ascii(json.loads(b)))
        except ValueError as e: print(type(e).__name__, e, ascii(t), ascii(globals().get("b")))
for t in ("nan", "NaN", "[Infinity, -Infinity]", " 1 ", "01", "1.", "1.5e", "1e5", "-0", "-", "[1,]", '{"a":1,}', '"\\ud83d\\ude00\\ud83d"', '"\\u12g4"', "[" * 300 + "]" * 300, '{"a":1,"a":2}', "1 2", "", "tru", '"\x01"', '"a', "\v1", "1e400", "-1E-400", "12345678901234567890.5"):
    try: print(ascii(json.loads(t)))
    except ValueError as e: print(type(e).__name__, e, ascii(t), ascii(globals().get("b")))
a = []; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
from collections import OrderedDict, Counter, namedtuple, defaultdict
from enum import IntEnum
class C(IntEnum): A = 3
class D(dict):
    def items(self): return [("z", 1)]
class L(list):
    def __iter__(self): return iter([9])
class E(json.JSONEncoder):
    def default(self, o): return str(o)
print(json.dumps([OrderedDict(b=1), Counter("aab"), namedtuple("P", "x y")(1, 2), C.A, {C.A: C.A}, D(a=1), L([1])]))
print(json.dumps({"a": {1, }, "b": 1j}, cls=E), json.dumps(float("nan")), json.dumps("a", ensure_ascii=0), json.dumps([1], indent=0), json.dumps([[], {}, [{}]], indent=1), json.dumps({}, indent=4))
for bad in ({(1,): 2}, {1, 2}, object):
    try: json.dumps(bad)
    except TypeError as e: print(e)
try: json.dumps(float("inf"), allow_nan=False)
except ValueError as e: print(e)
print(json.dumps({(1,): 2, "a": 1}, skipkeys=True), json.loads('{"a": [1, 2.5]}', parse_float=str, object_hook=lambda d: list(d)))
