"""argparse: positionals, options, sub-commands, groups, help texts and errors."""
import argparse
import contextlib
import io
import sys

sys.argv[0] = "prog"


def run(parser, *lines):
    for line in lines:
        words = line.split() if isinstance(line, str) else line
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                result = parser.parse_args(words)
            print(words, "->", result)
        except SystemExit as e:
            print(words, "-> exit", e.code)
        except Exception as e:
            print(words, "->", type(e).__name__, e)
        for text in (out, err):
            if text.getvalue():
                print(text.getvalue(), end="")


p = argparse.ArgumentParser(description="Fetches pages, all at the same time, from servers that "
                            "are far away and slow to answer at that.", epilog="That is all.")
p.add_argument("url", help="where to begin")
p.add_argument("more", nargs="*", help="other places")
p.add_argument("-n", "--count", type=int, default=3, help="how many (default: %(default)s)")
p.add_argument("-v", "--verbose", action="store_true", help="say more")
p.add_argument("-q", action="count", default=0)
p.add_argument("--rate", type=float, metavar="R", help="requests a second, of type %(type)s")
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
p.add_argument("--no-color", dest="color", action="store_false")
p.add_argument("--tag", action="append")
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--pair", nargs=2, metavar=("A", "B"), type=int)
p.add_argument("--opt", nargs="?", const="given", default="not given")
p.add_argument("--a-very-long-option-name-indeed", help="its help begins on a line of its own")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--secret", help=argparse.SUPPRESS)
run(p, "", "http://x", "-h", "x y z -n 5 -vqq --rate=2.5", "x --count ten", "x --mode medium",
    "x --tag a --tag b --const --pair 1 2 --opt", "x --opt value --no-color", "--version",
    "x --unknown", "x -n", "x --pair 1", "x --rate", "x --verb", "x --co 1", "x -n5 -qqq",
    "x --verbose=1", "-- -x", "x -n -5", "x --secret s", "x -vn4", "x --a-very y")
print(p.format_usage(), end="")
known, rest = p.parse_known_args(["x", "--what", "-z", "--count", "1"])
print(known.count, rest)
print(p.parse_args(["u"], namespace=argparse.Namespace(extra=1)))
print(p.get_default("count"), p.prog)
p.set_defaults(count=9, other="o")
print(p.parse_args(["u"]).count, p.parse_args(["u"]).other)

p = argparse.ArgumentParser(prog="tool", usage="%(prog)s [options] file", add_help=False)
g = p.add_argument_group("network", "How it connects.")
g.add_argument("--host", default="localhost", help="host name")
g.add_argument("--port", type=int, default=80, help="(default: %(default)d)")
x = p.add_mutually_exclusive_group(required=True)
x.add_argument("--on", action="store_true")
x.add_argument("--off", action="store_true")
run(p, "--on --port 8080", "--on --off", "")
p.print_help()

p = argparse.ArgumentParser("git")
p.add_argument("--verbose", action="store_true")
sub = p.add_subparsers(dest="command", help="what to do", title="commands",
                       description="All there are.")
add = sub.add_parser("add", help="adds files", aliases=["a"])
add.add_argument("files", nargs="+")
add.set_defaults(func=lambda args: len(args.files))
commit = sub.add_parser("commit", help="records", description="Records what changed.")
commit.add_argument("-m", "--message", required=True)
run(p, "add x y", "commit -m hello", "commit", "push", "", "--verbose a z", "-h", "commit -h",
    "add")
print(p.parse_args(["add", "1", "2"]).func(p.parse_args(["add", "1", "2"])))
p = argparse.ArgumentParser("must")
p.add_subparsers(dest="cmd", required=True).add_parser("one")
run(p, "", "one", "two")

for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter,
                  argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter,
                  argparse.MetavarTypeHelpFormatter):
    p = argparse.ArgumentParser("f", formatter_class=formatter, description="One.\n  Two.\n",
                                epilog="Last   line.")
    p.add_argument("--size", type=int, default=5, help="the size\nin bytes")
    p.add_argument("--flag", action="store_true", help="a flag")
    p.add_argument("name", type=str, nargs="?", default="n", help="a name")
    p.print_help()


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("called", values, option_string)
        setattr(namespace, self.dest, values.upper())


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{number} is odd")
    return number


p = argparse.ArgumentParser("types", prefix_chars="-+", fromfile_prefix_chars="@",
                            argument_default=argparse.SUPPRESS, allow_abbrev=False)
p.add_argument("+x", "++ex", action=Upper)
p.add_argument("--even", type=even)
p.add_argument("--debug", action=argparse.BooleanOptionalAction, default=True, help="debugging")
p.add_argument("--numbers", nargs="*", type=int, action="extend")
p.add_argument("--mode", type=str.lower, choices=("a", "b"))
p.add_argument("rest", nargs=argparse.REMAINDER)
run(p, "+x hi", "--even 3", "--even 4 a --even 5", "--no-debug", "--numbers 1 2 --numbers 3",
    "--mode A", "--mode C", "--eve 4", "-h")
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", default=1)
p = argparse.ArgumentParser("child", parents=[parent], conflict_handler="resolve")
p.add_argument("--shared", default=2)
run(p, "", "--shared 5")
for attempt in (lambda: p.add_argument("-x", "--xx", dest="a", nargs=0),
                lambda: p.add_argument("y", "z"),
                lambda: argparse.ArgumentParser("e").add_argument("-h"),
                lambda: p.add_argument("pos", required=True),
                lambda: p.add_argument("--a", action="unknown"),
                lambda: p.add_argument("--b", type="int"),
                lambda: p.add_argument("--c", nargs=2, metavar=("A",)),
                lambda: p.add_argument("--d", bad=1)):
    try:
        print(type(attempt()).__name__)
    except Exception as e:
        print(type(e).__name__, e)
print(argparse.Namespace(a=1, b="x") == argparse.Namespace(b="x", a=1), "a" in argparse.Namespace(a=1))
print(vars(argparse.Namespace(a=1)), argparse.Namespace(**{"a b": 1}))
p = argparse.ArgumentParser("exit", exit_on_error=False)
p.add_argument("--n", type=int)
try:
    p.parse_args(["--n", "x"])
except argparse.ArgumentError as e:
    print("caught", e, e.argument_name)
try:
    p.error("my own")
except SystemExit as e:
    print(e.code)
try:
    p.exit(3, "leaving\n")
except SystemExit as e:
    print(e.code)
