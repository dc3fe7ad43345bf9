# The methods of strings on everyday tasks.
text = "  The quick brown fox, the lazy dog.  "
print(text.strip().lower().count("the"), text.find("fox"), text.index("quick"), text.find("cat"))
print(text.split(), text.strip().split(", "), text.replace("the", "a"), text.strip(" .T"), sep="\n")
words = text.strip(" .").replace(",", "").split()
print(" ".join(words[::-1]), " ".join(w[::-1] for w in words), "".join(w[0] for w in words).upper())
print([w.capitalize() for w in words], {w: len(w) for w in words}, sorted(words, key=str.lower))
print("abc" < "abd", "Z" < "a", "10" < "9", "" < "a", "abc" * 2, "a" "b", "ell" in "hello")
print("hello"[1:4], "hello"[::-1], "hello"[-3:], "hello"[::2], "hello"[10:], "hello"[3:1])
print("racecar" == "racecar"[::-1], "level".startswith(("le", "x")), "file.py".endswith(".py"))
print("a-b_c".replace("-", " ").title(), "x".join("123"), "1,2,3".split(",", 1), "a b c".rsplit(None, 1))
print("abc".isalpha(), "ab1".isalnum(), "123".isdigit(), "12.3".isdigit(), " ".isspace(), "Ab".istitle())
print("line one\nline two\r\nline three".splitlines(), "a\tb".expandtabs(4), "x=1".partition("="))
print("hello".center(11, "-"), "7".rjust(3, "0"), "left".ljust(8) + "|", "-5".zfill(5), "spam".find("a", 3))
print("prefix-name".removeprefix("prefix-"), "name.txt".removesuffix(".txt"), "aXbX".translate({88: "-"}))
print("é".encode(), "é".encode("latin-1"), b"caf\xc3\xa9".decode(), "ß".upper(), len("한국어"), "한국어"[::-1])
print(ord("A"), chr(97), ord("가"), ascii("né"), repr("it's"), repr('say "hi"'), repr("both ' and \""))
print("%s has %d items at %.2f" % ("cart", 3, 9.5), "{} {}".format(1, 2), "{a}{b}".format(a=1, b=2))
print("{:>{w}}|{:<{w}}|{:^{w}}".format("a", "b", "c", w=5), "{0[1]} {1.real}".format([1, 2], 3))
print("\\n is two characters", r"\n", len(r"\n"), "tab\there", 'multi' 'part', """triple "quoted" text""")
print("abcabc".rfind("b"), "abcabc".rindex("c"), "aaa".replace("a", "b", 2), "Hello".swapcase())
vowels = sum(c in "aeiou" for c in "programming language")
print(vowels, max("hello"), sorted(set("hello")), "".join(dict.fromkeys("hello")), list("abc"))
print("yes" if "Python".isidentifier() else "no", "2x".isidentifier(), "a".join(["only"]), "".join([]))
for wrong in (lambda: "abc".index("z"), lambda: "a" + 1, lambda: "abc"[5], lambda: ",".join([1]),
              lambda: "abc".center(), lambda: "{} {}".format(1), lambda: "x" * "y", lambda: chr(-1),
              lambda: "abc".encode("ascii").decode("ascii")[5], lambda: "é".encode("ascii")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
