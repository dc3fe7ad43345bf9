import re

m = re.search(r"(\d+)-(\d+)", "tel 010-1234 x")
print(m, m.group(), m.group(1, 2), m.groups(), m.span(), m.start(2), m[1])
m = re.match(r"(?P<user>\w+)@(?P<host>[\w.]+)", "ann@example.com rest")
print(m.groupdict(), m["user"], m.lastgroup, m.end("host"), m.re.pattern)
print(re.match("b", "abc"), re.fullmatch(r"\w+", "abc"), re.fullmatch("a|ab", "ab"))
print(re.findall(r"\w+", "one two 한글 4"), re.findall(r"(a)(b)?", "ab a"),
      re.findall("x*", "axb"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c", maxsplit=1), re.split("x*", "axb"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "b", "aaa", count=2),
      re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 and 10"), re.subn("a", "x", "banana"),
      re.sub("x*", "-", "abxd"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "1a2"))
for m in re.finditer(r"[aeiou]", "education"):
    print(m.group(), m.start(), end=" ")
print()
p = re.compile(r"^\s*(#.*)?$", re.MULTILINE | re.IGNORECASE)
print(p, p.flags, p.groups, re.compile("a"), repr(re.I | re.S))
print(re.findall("^b.", "bc\nbd", re.M), re.search("a.b", "a\nb", re.S).group(),
      re.search("HELLO", "say hello", re.I).span())
print(re.sub(r"""
    (\d{3})   # three digits
    \s* - \s* (\d{4})
    """, r"\1/\2", "123 - 4567", flags=re.VERBOSE))
print(re.escape("a.b*c [x]"), re.findall(r"(?i)ab", "AB ab"), re.findall(r"\bfoo\b", "foo food"))
print(re.search(r"(?<=\$)\d+(?!\d)", "cost $42").group(), re.match(r"(a|b)*c", "ababc").group(1))
print(re.match(rb"\w+", b"bytes here").group(), re.search("글", "한글입니다").span())
for bad in ("(", "[a", "*a", "a)", r"\q", "a**", "(?P<1>a)", "(?P=x)", "a{3,1}"):
    try:
        re.compile(bad)
    except re.error as e:
        print(bad, "->", e)
try:
    re.search("a", 5)
except TypeError as e:
    print(e)
print(bool(re.match("", "")), re.match(r"(a)|b", "b").groups(), re.match(r"(a)|b", "b").group(1))
