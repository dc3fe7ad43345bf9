"""re: what is said about a pattern that is wrong, and where; the rarer ways to write a right one."""
import re
pats = [
    '(', ')', '[', '*', '+a', '?', 'a**', 'a*+*', 'a{2,1}', 'a{3}{2}', '(?P<n>', '(?P<n',
    '(?P<1>a)', '(?P<a b>x)', '(?P<>x)', '(?P=n)', '(?P=)', '(?P=1)', '(?P=a', '(?Px)', '(?P',
    '(?', '(?z)', '(?i', '(?i-', '(?i-)', '(?i-:a)', '(?-i:a)', '(?-:a)', '(?ii:a)', '(?i-i:a)',
    '(?au:a)', '(?L)a', '(?a:é)', '(?x-s:a)', '(?-a:x)', 'a(?i)b', 'a(?i:b)(?x)', '(?s)(?i)A.',
    '(?#abc', '(?<a', '(?<=a*)b', '(?<a>b)', '\\', 'a\\', '\\q', '\\x1', '\\xg', '\\u12',
    '\\U0011', '\\U00110000', '\\N{DIGIT ONE}', '\\N{foo}', '\\N', '\\N{', '\\1', '(a)\\2',
    '(\\1)', '\\8', '\\111', '\\400', '\\777', '[\\400]', '[\\8]', '[z-a]', '[\\w-a]', '[a-\\w]',
    '[a-\\d]', '[]', '[^]', '[a', '[a-', '[\\q]', '[a-z', '(?(1)a|b|c)', '(?(1)a)',
    '(a)(?(1)b|c)', '(a)(?(2)b)', '(?(x)b)', '(?(0)b)', '(?()b)', '(?(a', '(?(1',
    '(?P<a>x)(?P<a>y)', 'x{99999999999}', 'x{,5}', 'x{,}', 'x{', 'x{a}', '^*', '$*', '\\b*',
    '(?:)*', '()*', '|*', 'a|*', '(*a)', '(?i)*', '(?=a)*', '(?<!', '(?=', '(?:', 'a)b', '(a))',
    '((a)', 'a\n(', '[a\n', '\\pL', '\\_', '[\\B]', '[\\Z]', '(?P<é>x)', '\\07', '\\018', '\\0',
    '\\08', '(?a)\\w', '(?:(?i)a)', '(?i )', '(?iz)', '(?iz:a)', '(?i:', '(?>a', '(?>a)+', 'a++b',
    'a{2}+', 'a?+?', 'a???', '{1}', 'a|{2}',
]
for p in pats:
    try:
        c = re.compile(p)
        print(repr(p), "ok", c.flags, c.groups)
    except re.error as e:
        print(repr(p), e, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(repr(p), type(e).__name__, e)
for p, r in [("a", 3), ("a", r"\1"), ("a", r"\g<1>"), ("a", r"\g<x>"), ("a", r"\g<"), ("a", r"\g"), ("a", r"\q"), ("a", "\\"), ("a", r"\g<1x>"), ("a", r"\g<>"), ("a", r"\g<-1>"), ("(a)", r"\100"), ("a", r"\777"), ("a", r"[\060]"), ("(a)", r"\11"), ("(a)", r"\g<0>x"), ("a", None), ("a", b"x"), ("(a)", r"\08x"), ("a", r"\.")]:
    try: print(p, r, repr(re.sub(p, r, "bab")))
    except re.error as e: print(p, r, e, e.pos)
    except Exception as e: print(p, r, type(e).__name__, e)
for p, s in [(r"(?s)(?i)A.", "a\n"), (r"\111", "I"), (r"(?a:\w)\w", "aé"), (r"(?a:\w)", "é"), (r"(?u:\w)", "é"), (r"\377", "ÿ"), (r"(?i-s:A.)", "ab"), ("(?x) a b # c", "ab"), ("(?x:a b)c d", "abc d"), (r"\N{BULLET}x", "•x"), (r"[\N{BULLET}]", "•"), (r"(?-i:A)b","AB")]:
    try: print(p, re.match(p, s), re.match(p, s, re.I))
    except Exception as e: print(p, type(e).__name__, e)
for a in [(3,"a"),("a",3),("a",None),(None,"a"),(b"a","a"),("a",b"a")]:
    try: print(re.match(*a))
    except Exception as e: print(a, type(e).__name__, e)
for f in [re.A|re.U, re.L]:
    try: print(re.compile("a", f))
    except Exception as e: print(type(e).__name__, e)
try: print(re.compile(b"(?u)a"))
except Exception as e: print(type(e).__name__, e)
try: print(re.compile(b"a", re.U))
except Exception as e: print(type(e).__name__, e)
