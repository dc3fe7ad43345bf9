#!/usr/bin/env python3
"""Records what CPython 3.11 prints for the conformance programs (`make oracle`).

    record.py VCLOCK.py FOLDER [WORD]          record anew
    record.py --check VCLOCK.py FOLDER [WORD]  say which records are not CPython's

Each NAME.py reads NAME.in, if there is one, and gets NAME.out, NAME.err and NAME.status (see tests/conformance.sh).
Those in threads/ run in real time: CPython's threads are not virtual.  Left out of standard error are the frames of CPython's own library, which our
tracebacks do not show either.
"""
import os
import pathlib
import re
import subprocess
import sys


def mask(text):
    text = re.sub(r"0x[0-9a-f]{6,}", "0x…", text)
    text = re.sub(r'"/[^"\n]*/([^/"\n]+\.py)"', r'"\1"', text)
    return re.sub(r"(^|[ (<])/[^ ()\n]*/([A-Za-z0-9_]+\.py:[0-9])", r"\1\2", text, flags=re.M)


def without_library_frames(text):
    """Drops 'File "/usr/lib/python3.11/…"' entries with the source and caret lines below them."""
    kept = []
    skipping = False
    for line in text.split("\n"):
        bare = line.lstrip(" |+-")
        indent = len(line) - len(line.lstrip(" |"))
        if re.match(r'File "(/usr/lib/python3|<frozen |.*/vclock\.py)', bare):
            skipping = True
            depth = indent
            continue
        if skipping and indent > depth and not bare.startswith("File "):
            continue
        skipping = False
        kept.append(line)
    return "\n".join(kept)


def run(vclock, program):
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "VCLOCK_SEED": "0", "TZ": "UTC",
           "PYTHONIOENCODING": "utf-8"}
    clock = [] if program.parent.name == "threads" else [vclock]
    typed = program.with_suffix(".in")
    done = subprocess.run(["/usr/bin/python3", *clock, program.name], cwd=program.parent, env=env,
                          input=typed.read_bytes() if typed.exists() else b"",
                          capture_output=True, timeout=60)
    status = {124: 4}.get(done.returncode, done.returncode)
    if status < 0:  # ended by a signal: as a shell shows it
        status = 128 - status
    err = "" if status == 4 else without_library_frames(done.stderr.decode())
    return {".out": mask(done.stdout.decode()), ".err": mask(err),
            ".status": f"{status}\n" if status else ""}


def main():
    args = sys.argv[1:]
    is_check = args[:1] == ["--check"]
    vclock, folder, *word = args[is_check:]
    different = 0
    programs = [p for p in sorted(pathlib.Path(folder).glob("*/*.py"))
                if not word or word[0] in str(p)]
    for program in programs:
        for ending, text in run(os.path.abspath(vclock), program).items():
            path = program.with_suffix(ending)
            before = path.read_bytes().decode() if path.exists() else ""
            if before == text:
                continue
            different += 1
            print(f"{'differs' if is_check else 'recorded'} {path}")
            if is_check:
                continue
            if text or ending == ".out":
                path.write_text(text)
            else:
                path.unlink()
        if not is_check and not program.with_suffix(".out").exists():
            program.with_suffix(".out").write_text("")
    print(f"{len(programs)} programs, {different} records {'differ' if is_check else 'changed'}")
    sys.exit(is_check and different > 0)


main()
