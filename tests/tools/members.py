#!/usr/bin/env python3
"""Which public names of CPython's modules ours lack: writes src/vm/refuse_members.def, by which a
program that uses one is refused before it runs.

    /usr/bin/python3 tests/tools/members.py BINARY           write it anew
    /usr/bin/python3 tests/tools/members.py --check BINARY   say which of its names ours has by now

Run it after a name was added to a module.
"""
import importlib
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap
import types

MODULES = """abc argparse ast atexit base64 binascii bisect calendar cmath codecs collections
collections.abc concurrent.futures contextlib contextvars copy copyreg csv dataclasses datetime
decimal difflib doctest enum errno fnmatch fractions functools gc glob graphlib hashlib heapq hmac
html importlib inspect io itertools json keyword linecache locale logging logging.handlers math
multiprocessing multiprocessing.pool
numbers operator os os.path pathlib pickle platform pprint queue random re reprlib sched secrets
shlex shutil signal socket statistics string struct sys tempfile textwrap threading time timeit
traceback tracemalloc types typing unicodedata unittest unittest.mock uuid warnings weakref
zoneinfo array colorsys configparser html.parser http http.client ssl tomllib urllib.error
urllib.parse urllib.request urllib.response""".split()
PROCESSES = re.compile("(fork|exec|spawn|posix_spawn|system|popen|wait|kill)")
INSTEAD = {
    "signal": "signal.signal() or loop.add_signal_handler()",
    "ast": "ast.literal_eval()",
    "sys": "",
}
FILE = pathlib.Path(__file__).resolve().parents[2] / "src/vm/refuse_members.def"
OTHERS = FILE.with_name("refuse_web.def")           # of libraries that CPython has not
HEAD = '''/* Public names of CPython's modules that ours have not; written by tests/tools/members.py.
 *
 * REFUSED_MEMBERS("module", "instead", "names")   names: with a blank before and after each
 */
/* clang-format off */
'''


def is_public(module, name):
    if name.startswith("_"):
        return False
    value = getattr(module, name)
    if isinstance(value, types.ModuleType):
        return False
    if hasattr(module, "__all__"):
        return name in module.__all__
    home = getattr(value, "__module__", None)
    return home is None or home.lstrip("_") in (module.__name__, "posix") or \
        isinstance(value, types.BuiltinFunctionType)


def ours(binary, wanted):
    """Which of the names (module: names) our modules have; None: there is no such module."""
    lines = ["import sys", f"wanted = {wanted!r}", "for m, names in wanted.items():", "    try:",
             "        module = __import__(m, None, None, ['x'])", "    except ImportError:",
             "        print(m, '-')", "        continue",
             "    print(m, *[n for n in names if hasattr(module, n)])"]
    with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
        f.write("\n".join(lines) + "\n")
        f.flush()
        done = subprocess.run([binary, "run", f.name], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(done.stderr)
    found = {}
    for line in done.stdout.splitlines():
        module, *names = line.split()
        found[module] = None if names == ["-"] else set(names)
    return found


def write(binary):
    wanted = {}
    for name in MODULES:
        module = importlib.import_module(name)
        wanted[name] = sorted(n for n in dir(module) if is_public(module, n))
    found = ours(binary, wanted)
    text = HEAD
    for name, names in wanted.items():
        missing = [n for n in names if found[name] is not None and n not in found[name]]
        groups = {}
        for one in missing:
            is_process = name == "os" and PROCESSES.match(one)
            instead = "asyncio.sleep() for the time that it takes" if is_process \
                else INSTEAD.get(name, "")
            groups.setdefault(instead, []).append(one)
        for instead, missing in groups.items():
            lines = textwrap.wrap(" ".join(missing), 92)
            text += f'REFUSED_MEMBERS("{name}", "{instead}",\n    " "\n'
            text += "\n".join(f'    "{line} "' for line in lines) + ")\n"
    FILE.write_text(text + "/* clang-format on */\n")


def check(binary):
    text = FILE.read_text() + OTHERS.read_text()
    listed = {}
    for name, _, names in re.findall(r'^REFUSED_MEMBERS\("([^"]*)", "([^"]*)",((?: .*)?\n(?: .*\n)*)', text,
                                     re.M):
        listed.setdefault(name, []).extend("".join(re.findall(r'"([^"]*)"', names)).split())
    stale = {name: names for name, names in ours(binary, listed).items() if names}
    for name, names in stale.items():
        print(f"{FILE.name}: {name} has by now: {' '.join(sorted(names))}; run tests/tools/members.py")
    return bool(stale)


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        sys.exit(check(sys.argv[2]))
    write(sys.argv[1])
