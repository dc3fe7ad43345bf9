import io

s = io.StringIO()
print("hello", 5, file=s)
s.write("more\nlines\n")
print(repr(s.getvalue()), s.tell())
s.seek(0)
print(repr(s.readline()), list(s), s.read() == "")
t = io.StringIO("start")
t.write("XY")
print(t.getvalue(), t.read(), t.seek(0), t.read(3))
with io.StringIO("a\nb") as u:
    print(u.readlines(), u.closed)
print(u.closed)
try:
    u.read()
except ValueError as e:
    print(e)
try:
    s.write(5)
except TypeError as e:
    print(e)
b = io.BytesIO(b"abc\ndef")
print(b.readline(), b.read(2), b.tell(), b.getvalue())
b.seek(0, 2)
b.write(b"!")
print(b.getvalue(), io.StringIO("x").readable())
