#!/usr/bin/env python3
"""Times `asyncarium run` against python3 on the same programs, in one go (`make bench`).

    bench.py ASYNCARIUM [WORD]

CPU seconds of whole processes, the least of some runs; both programs take turns.
The figure that counts is the ratio.  `recorded` is with the schedule recorded.
"""
import math
import os
import pathlib
import resource
import subprocess
import sys

PYTHON = "/usr/bin/python3"
HERE = pathlib.Path(__file__).resolve().parent
RUNS = 3


def cpu(command):
    """CPU seconds and peak memory of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def least(*commands):
    times = [[] for _ in commands]
    for _ in range(RUNS):
        for command, results in zip(commands, times):
            results.append(cpu(command)[0])
    return [min(results) for results in times]


def mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else 0


def main():
    binary = os.path.abspath(sys.argv[1])
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    ratios = {"scheduling": [], "recorded": [], "plain": []}
    print(f"{'program':16} {'python3':>9} {'asyncarium':>10} {'ratio':>6} {'recorded':>9} {'ratio':>6}")
    for path in sorted(HERE.glob("*.py")):
        if path.stem in ("bench", "virtual", "empty", "million_sleepers") or word not in path.stem:
            continue
        is_plain = path.stem.startswith("plain_")
        reference = [PYTHON, str(path)] if is_plain else [PYTHON, str(HERE / "virtual.py"), str(path)]
        commands = [reference, [binary, "run", str(path)]]
        if not is_plain:
            commands.append([binary, "run", "--record", "schedule", str(path)])
        seconds = least(*commands)
        ratio = seconds[0] / seconds[1]
        ratios["plain" if is_plain else "scheduling"].append(ratio)
        line = f"{path.stem:16} {seconds[0]:9.3f} {seconds[1]:10.3f} {ratio:6.2f}"
        if not is_plain:
            ratios["recorded"].append(seconds[0] / seconds[2])
            line += f" {seconds[2]:9.3f} {ratios['recorded'][-1]:6.2f}"
        print(line, flush=True)
    for name, values in ratios.items():
        if values:
            print(f"{name}: geometric mean {mean(values):.2f}, least {min(values):.2f}")
    if not word:
        start = min(cpu([binary, "run", str(HERE / "empty.py")])[0] for _ in range(20))
        idle = cpu([binary, "run", str(HERE / "empty.py")])[1]
        seconds, memory = cpu([binary, "run", str(HERE / "million_sleepers.py")])
        print(f"start-up: {start * 1000:.1f} ms of CPU")
        print(f"a million sleeping tasks: {(memory - idle) / 1e6:.0f} bytes each, {seconds:.2f} s")


main()
