# string.Template and string.Formatter, with classes of one's own; textwrap's finer points.
import string
import textwrap
from string import Formatter, Template

t = Template("$name costs $$${price}, $missing!")
print(t.get_identifiers(), t.is_valid(), Template("a $ b").is_valid())
print(t.safe_substitute(name="tea", price=3), t.safe_substitute({"name": "x"}, price=1))
for bad in ("one\ntwo $ three", "$", "${", "${a b}", "$1"):
    try:
        Template(bad).substitute(a=1)
    except ValueError as e:
        print(repr(bad), e)
try:
    t.substitute(name="x")
except KeyError as e:
    print("KeyError", e)


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%a_b %c %%").safe_substitute(a_b=1), Percent("%{x_y}").substitute(x_y=2))


class Shout(Formatter):
    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


f = Shout()
print(f.format("{0!u:>6}|{x[1]}|{nobody}|{x.__class__.__name__}|{0!r}", "abc", x=[1, 2]))
print(f.format("{} {} {:{}}", 1, 2, 3, ">4"), f.format("{{}} {0:{1}.{2}f}", 3.14159, 8, 2))
for bad in ("{} {0}", "{0} {}", "{", "}", "{0!x}", "{0.}", "{0[a]b}"):
    try:
        print(Formatter().format(bad, 1, 2))
    except (ValueError, AttributeError, TypeError) as e:
        print(repr(bad), type(e).__name__, e)
print(list(Formatter().parse("a{b!r:c}{{d}}{}")))
print(string.capwords("  hello   wORLD "), string.capwords("a-b c", "-"))

long = ("Hello there -- you goof-ball, use the -b option!  This is 'a test' of well-known and "
        "state-of-the-art re-wrapping---really.  A http://x.y/a-very-long-address-that-goes-on")
for width in (12, 25, 40):
    print(textwrap.fill(long, width), end="\n\n")
print(textwrap.wrap(long, 20, break_long_words=False))
print(textwrap.wrap(long, 30, break_on_hyphens=False))
print(textwrap.wrap("A sentence. Another one! what? yes.", 50, fix_sentence_endings=True))
print(textwrap.wrap(long, 30, max_lines=2), textwrap.shorten(long, 30, placeholder="…"))
print(textwrap.wrap(" a\tb\n c  ", 10, drop_whitespace=False, replace_whitespace=False))
try:
    textwrap.wrap("x", 3, max_lines=1)
except ValueError as e:
    print(e)
print(textwrap.fill("one two three four", 12, initial_indent="* ", subsequent_indent="  "))
