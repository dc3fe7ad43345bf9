"""re: splitting, replacing and finding all, in texts and bytes; the parts of a match."""
import re
for args in ((",", "a,b,,c", 1), (r"(,)(x)?", "a,b,c", 0), ("", "abc", 0), (",", "abc", -1), (",", "a,b", 5), (r"\b", "hi there", 0)):
    print(re.split(args[0], args[1], maxsplit=args[2]), re.subn(args[0], "-", args[1], args[2]))
print(re.sub(r"(\w)(\d)?", r"<\1|\2>", "a1b c2가나"), re.sub(b"a*", b"-", b"baac"), re.findall(b"(a)(b)?", b"abaab"))
print(re.findall(r"(가)|(b)", "가b가"), re.findall("x*", "axb가x"), re.split("가", "a가b가c"), ascii(re.sub("가", "나", "가\ud800가b")))
print(re.compile("b").findall("abcb", 2), re.compile("b").findall("abcb", 0, 3), re.compile("b").findall("abcb", 3, 1))
for bad in (lambda: re.findall("a", b"a"), lambda: re.split(b"a", "a"), lambda: re.sub("a", "b", 3), lambda: re.compile([])):
    try: print(bad())
    except Exception as e: print(type(e), e)
class S(str): pass
print(type(re.sub("x", "y", S("abc"))), type(re.sub("a", "y", S("abc"))), type(re.split("x", S("abc"))[0]), type(re.findall(".", S("a"))[0]))
print(re.findall(b"a", bytearray(b"aa")), re.split(b"a", bytearray(b"bab")), re.sub(b"a", b"c", bytearray(b"bab")))
m = re.match(r"(?P<n>\d+)-(\w+)(x)?", "12345-abc가")
print(m.group(1), m.group(), m.group("n"), m.group(1, 2, "n"), m[1], m["n"], m.start(), m.start("n"), m.span(2), m.end(3), m.groups(), m.groups("-"),
      m.groupdict(), m.pos, m.endpos, m.string, m.re.pattern, m.lastindex, m.regs, m.expand(r"\2:\g<n>"))
for bad in (lambda: m.group(4), lambda: m["z"], lambda: m.group(-1), lambda: m.start("q"), lambda: m.group(1.0), lambda: m.groups(1, 2)):
    try:
        print(bad())
    except (IndexError, TypeError) as error:
        print(type(error).__name__)
m = re.compile(b"(b)(c)?").search(b"abab", 2, 100)
print(m.span(), m.pos, m.endpos, m.group(1, 2), type(m).__name__, [x.span() for x in re.finditer("a|", "baa")])
