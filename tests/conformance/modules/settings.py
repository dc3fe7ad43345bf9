"""configparser: settings read, asked for, changed and written, and what is said about wrong ones."""
import configparser, io, sys
text = """# comment
[DEFAULT]
ServerAliveInterval = 45
Compression: yes

[forge.example]
User = hg
; comment
multi = one
    two

    three
path = %(user)s/x%%
empty =

[topsecret.server]
Port = 50022
ForwardX11 = no
ratio = 0.5
"""
c = configparser.ConfigParser(); c.read_string(text)
print(c.sections(), c.defaults(), list(c), len(c), "x" in c, "forge.example" in c)
for s in c:
    print(s, c[s], dict(c[s]), len(c[s]))
t = c["topsecret.server"]
print(t.getint("port"), t.getfloat("ratio"), t.getboolean("forwardx11"), t["port"], t.get("nope"), t.get("nope", "d"), t.getint("nope", 3), t.getboolean("compression"))
print(c.get("forge.example", "multi"), c.items("topsecret.server"), c.options("forge.example"), c.has_option("forge.example", "USER"))
c["new"] = {"a": 1, "B": "x"}; c["new"]["c"] = "z"; c.add_section("more"); c.set("more", "k", "v\nw")
c.write(sys.stdout); c.write(sys.stdout, False)
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, str(e), e.args)
P = configparser.ConfigParser
def rd(text, **kw):
    p = P(**kw); p.read_string(text); return {s: dict(p[s]) for s in p}
show(lambda: c.get("x", "y")); show(lambda: c.get("new", "y")); show(lambda: c["x"]); show(lambda: c["new"]["q"]); show(lambda: c.add_section("new")); show(lambda: c.add_section("DEFAULT")); show(lambda: c.set("new", "a", 3)); show(lambda: c.set("zz", "a", "3")); show(lambda: c.set("new", "a", "%x")); show(lambda: c.getint("new", "b")); show(lambda: c.getboolean("new", "b")); show(lambda: c.get("x", "y", fallback=None)); show(lambda: c.items("x")); show(lambda: c.options("x")); show(lambda: c.remove_section("new")); show(lambda: c.remove_section("new")); show(lambda: c.remove_option("more", "k")); show(lambda: c.remove_option("zz", "k")); show(lambda: c.popitem())
show(lambda: c.read("/nonexistent.ini"))
for text in ["a = 1", "[a]\nx=1\nx=2", "[a]\n[a]", "[a]\nnovalue", "[a]\nx = %(y)s", "[a]\nx = %(x)s", "[a]\nx = %y", "[a]\nx = %(y", "[a]\nx=1 ; c\ny = a=b:c", "[a]\n = 1\nb", "[a\nb=1", "[a]\nkey with space = v  \n[b]x\ny:1", "[a]\nx=1\n  y=2\n z=3\nw=4", "[a]\nx = %(y)s!\ny = %(z)s\nz = 5", "", "[a]\nx=\n  1\n\n  2\n\n\ny=3\n# c\n  cont\n", "  [a]\n  x=1\n  y=2", "[a]\nx=1\n# comment\n\n[b]"]:
    show(lambda: rd(text))
show(lambda: rd("[a]\nx\ny=", allow_no_value=True)); show(lambda: rd("[a]\nx=1 ; c\ny=2;c", inline_comment_prefixes=";")); show(lambda: rd("[a]\nx=1\n[a]\nx=2", strict=False)); show(lambda: rd("[a]\nx = ${b:y} $$\n[b]\ny = ${z}\nz=3", interpolation=configparser.ExtendedInterpolation())); show(lambda: rd("[a]\nx = ${b:q}", interpolation=configparser.ExtendedInterpolation())); show(lambda: rd("[a]\nx = %(y)s", interpolation=None)); show(lambda: rd("[a]\nx=1\n\n  2", empty_lines_in_values=False)); show(lambda: P({"a": "1"}).defaults()); show(lambda: rd("[a]\nx = %(home)s", defaults={"home": "/h"}))
p = P(converters={"list": lambda s: s.split(",")}); p.read_dict({"s": {"l": "a,b"}}); print(p.getlist("s", "l"), p["s"].getlist("l"))
p = P(); p.optionxform = str; p.read_string("[S]\nAbC = 1"); print(p.options("S"))
