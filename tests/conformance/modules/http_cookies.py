from http.cookies import SimpleCookie, Morsel, CookieError, BaseCookie
c = SimpleCookie(); c["a"] = "1"; c["b"] = "two words"; c["c"] = 'say "hi"; ü\n'; c["d"] = 5
print(c); print(repr(c)); print(c.output(header="")); print(c.output(sep="|", header="Cookie:"))
c["a"]["path"] = "/"; c["a"]["max-age"] = 3600; c["a"]["secure"] = True; c["a"]["httponly"] = True; c["a"]["samesite"] = "Lax"; c["a"]["Domain"] = "x.dev"
print(c["a"]); print(repr(c["a"]), c["a"].key, c["a"].value, c["a"].coded_value, dict(c["a"])); print(c["a"].OutputString(["path"]), c["a"].output(header="H:"))
d = SimpleCookie("a=1; b=\"two words\"; c=\"q\\\"x\\073 \\303\""); print(repr(d), d["b"].value, repr(d["c"].value))
for t in ["a=1; Path=/; HttpOnly", "a=1; b", "=1", "a b=1", "Path=/; a=1", "a=1; expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; b=2", "a=1;;b=2", "a=", "$Version=1; a=1", "a=x=y", 'a="b;c"; d=1', "a=1, b=2"]:
    x = SimpleCookie()
    try: x.load(t)
    except CookieError as e: print(t, e); continue
    print(t, "->", repr(x), [m.OutputString() for m in x.values()])
for f in [lambda: c.__setitem__("a b", 1), lambda: c.__setitem__("path", 1), lambda: c["a"].__setitem__("foo", 1), lambda: Morsel().set("x y", 1, "1")]:
    try: f()
    except CookieError as e: print(repr(e))
    except KeyError as e: print(repr(e))
m = Morsel(); print(m.isReservedKey("Path"), m.isReservedKey("x"), m.key, len(m), m == Morsel()); m.set("k", "v", "v"); print(m.copy() == m, m)
print(BaseCookie({"a": "x y"}), SimpleCookie({"x": 1}), "a" in c, c.get("zz"), sorted(c), c.items() == c.items())
del c["a"]; print(c.keys()); c.clear(); print(repr(c), c.output())
