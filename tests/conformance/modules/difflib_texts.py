"""difflib: matchers, close matches and the forms of a difference."""
import difflib
import random

a = """one
two
three
four  and a half
five
six
seven
eight
nine
ten
eleven
twelve
""".splitlines(keepends=True)
b = """one
too
three
four and a half
\tfive
seven
eight
nine
ten
eleven
extra
twelve!
""".splitlines(keepends=True)
print("".join(difflib.ndiff(a, b)), end="")
print("".join(difflib.unified_diff(a, b, "a.txt", "b.txt", "2024", n=1)), end="")
print("".join(difflib.context_diff(a, b, "a.txt", "b.txt", tofiledate="later")), end="")
print(list(difflib.unified_diff(["x"], ["x"])), list(difflib.unified_diff([], ["x"], lineterm="")))
delta = list(difflib.ndiff(a, b))
print(list(difflib.restore(delta, 1)) == a, list(difflib.restore(delta, 2)) == b)
print("".join(difflib.Differ().compare(["a b c\n"], ["a  b d\n"])))
s = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(s.find_longest_match(0, 5, 0, 4), s.get_matching_blocks(), s.get_opcodes())
print(s.ratio(), s.quick_ratio(), s.real_quick_ratio())
s = difflib.SequenceMatcher(lambda x: x == " ", "private Thread currentThread;",
                            "private volatile Thread currentThread;")
print(round(s.ratio(), 3), s.get_matching_blocks(), sorted(s.bjunk), sorted(s.bpopular))
print(difflib.SequenceMatcher(None, [1, 2, 3, 4], [2, 3, 5]).get_opcodes())
print(list(difflib.SequenceMatcher(None, list(range(30)), [*range(12), 99, *range(13, 30)])
           .get_grouped_opcodes(2)))
print(difflib.SequenceMatcher(None, "", "").ratio(), difflib.SequenceMatcher(None, "a", "").ratio())
long = difflib.SequenceMatcher(None, "x" * 150 + "abc", "x" * 200 + "abc")
print(sorted(long.bpopular), long.ratio(), long.find_longest_match())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(difflib.get_close_matches("wheel", ["whl", "wheels", "while", "well"], n=2, cutoff=0.5))
for attempt in (lambda: difflib.get_close_matches("a", [], 0),
                lambda: difflib.get_close_matches("a", [], 1, 2),
                lambda: list(difflib.unified_diff([b"a"], [b"b"])),
                lambda: list(difflib.restore([], 3))):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
print(difflib.IS_LINE_JUNK("  #\n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff"], [b"b"], b"x", b"y", lineterm=b"")))
random.seed(5)
for size in (5, 20, 60):
    for _ in range(6):
        x = ["".join(random.choices("ab c", k=6)) + "\n" for _ in range(size)]
        y = [line if random.random() < .6 else line[:3] + random.choice("abz") + line[4:]
             for line in x if random.random() < .9]
        print(hash(("".join(difflib.ndiff(x, y))).count("?")), len("".join(difflib.ndiff(x, y))),
              difflib.SequenceMatcher(None, x, y).ratio())
        if size == 5:
            print("".join(difflib.ndiff(x, y)), end="")
