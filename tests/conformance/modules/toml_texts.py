"""tomllib: documents, and what is said about wrong ones."""
import tomllib, io
docs = ['''
title = "TOML"
[owner]
name = "Tom \\u00e9\\t" # comment
dob = 1979-05-27T07:32:00-08:00
[database]
enabled = true
ports = [ 8000, 8001, [ 1, 2 ], ]
temp = { cpu = 79.5, case.inner = 72.0 }
[servers.alpha]
ip = "10.0.0.1"
[[products]]
name = "Hammer"
[[products]]
[[products.parts]]
x = 1
[products.more]
y = 2
''', 'a.b.c = 1\na.d = 2\n"quoted key" = \'lit\\n\'\n', 'x = """\nhello\n  world \\\n   more"""\ny = \'\'\'\nraw \\\n\'\'\'\nz = """a""b"""""', 'n = [0x1F, 0b11, 0o17, 1_000, +5, -3, 1e3, -0.5, 6.02e23, inf, -inf, +nan]',
'd = 2020-01-01\nt = 12:30:00.123456789\nldt = 2020-01-01 00:00:00\nz=2020-01-01T00:00:00Z', '', '# only', 'a = 1\r\nb = 2\r\n', "a = []\nb = {}\n", "[a]\n[a.b]\n[a.b.c]\nx=1\n[a.d]", "[a.b]\nx=1\n[a]\ny=2",
# errors
'a', 'a =', 'a = 1 2', '= 1', '[a', '[[a]', '[a]\n[a]', 'a = 1\na = 2', 'a = 1\n[a]', 'a = [1, 2', 'a = {x = 1', 'a = {x = 1,}', 'a = "x', "a = 'x", 'a = "\\q"', 'a = "\\u12"', 'a = """x', "a = '''x", 'a = "x\ny"', 'a = 01', 'a = 1.', 'a = tru', 'a = 2020-13-01', 'a = 2020-02-30', 'a.b = 1\na.b.c = 2', 'a = {b = 1}\na.c = 2', 'a = {b = 1}\n[a.c]', '[[a]]\n[a]', 'a = []\n[[a]]', '[a.b]\n[a]\nb.c = 1', 'a = {b=1, b=2}', '[]', '[a]]', 'a = "\x01"', '# \x01', '!', 'a = @', 'a = "\\UFFFFFFFF"', 'a = 1 # ok\nb c = 2', 'a.b.c=1\n[a.b]\nd=1', 'a.b=1\n[a]', '[a]\nb.c=1\n[a.b]', "a = 'x\ny'"," a b = 1", 'a = [1 2]', 'a = {b = 1 c = 2}', 'a = {b.c = 1, b.d = 2}', '[a]b=1', 'a = 1_', 'a."b', "a = -"]
for d in docs:
    try: print(tomllib.loads(d))
    except tomllib.TOMLDecodeError as e: print(repr(d), "->", e)
from decimal import Decimal
print(tomllib.loads("a = 1.10", parse_float=Decimal), tomllib.load(io.BytesIO(b"x = 1")))
for f, x in (tomllib.load, io.StringIO("x=1")), (tomllib.loads, b"x=1"):
    try: f(x)
    except Exception as e: print(repr(e))
try: tomllib.loads("a=1.5", parse_float=lambda x: [])
except Exception as e: print(repr(e))
