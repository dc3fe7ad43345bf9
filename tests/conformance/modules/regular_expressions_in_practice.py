# re on everyday tasks: finding, naming, replacing, splitting, flags, errors.
import re

text = "Ann (ann@example.org, +49 30 123) met Bob <bob.b@mail.example.com> on 2024-05-17 and 2023-12-01."
print(re.findall(r"[\w.]+@[\w.]+\w", text), re.findall(r"(\d{4})-(\d\d)-(\d\d)", text))
match = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", text)
print(match.group(), match["year"], match.groupdict(), match.span("month"), match.start(), match)
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", text[:30]), re.subn("[aeiou]", "*", "education"))
print(re.split(r"\s*[,;]\s*", "a , b;c;  d"), re.split(r"(\d)", "a1b2c"), re.match("b", "abc"), re.fullmatch(r"\d+", "123"))
print(re.findall(r"\b\w{3}\b", text), re.findall("A.n", text), re.findall("ann", text, re.IGNORECASE))
for found in re.finditer(r"(?<=\()\w+|\w+(?=>)", text):
    print(found.start(), found.group(), end=" ")
print()
number = re.compile(r"""
    (?P<sign>[-+])?      # a sign
    (?P<whole>\d+)       # digits
    (?:\.(?P<part>\d*))? # and more digits
""", re.VERBOSE)
for sample in ("42", "-3.14", "+7.", "x", ".5"):
    found = number.fullmatch(sample)
    print(sample, found and found.groups(), found and found.lastgroup)
print(re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "hello wide world"), re.escape("a.b*c"))
print(re.findall(r"^\w+", "one x\ntwo y", re.MULTILINE), re.findall("a.b", "a\nb", re.DOTALL))
print(re.findall(r"<.*>", "<a><b>"), re.findall(r"<.*?>", "<a><b>"), re.findall(r"(ab)+", "abab ab"), re.findall("a|b", "cab"))
print(re.sub(r"(\d+)", lambda m: f"{int(m[1]) + 1}", "v1.9.12"), re.sub("x*", "-", "abc"), re.search(r"(a)|(b)", "b").groups())
print([m.group() for m in re.finditer(r"[가-힣]+", "한글과 English 섞기")], re.compile("a+").pattern, bool(re.match(r"\s*$", "  ")))
print(re.match(r"(\w+) \1", "the the"), re.sub(r"(?i)PYTHON", "C", "Python python"), re.split(r"\W+", "a, b. c", maxsplit=1))
for wrong in ("(", "[a", "*a", "(?P<1>a)", r"\1"):
    try:
        re.compile(wrong)
    except re.error as error:
        print(repr(wrong), error)
