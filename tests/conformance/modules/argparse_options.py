import argparse

p = argparse.ArgumentParser(prog="tool", description="Does things.")
p.add_argument("name")
p.add_argument("files", nargs="*")
p.add_argument("-n", "--count", type=int, default=1, help="how many (default: %(default)s)")
p.add_argument("-v", "--verbose", action="store_true")
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
print(p.parse_args(["x"]))
print(p.parse_args(["x", "a", "b", "-n", "5", "-v", "--mode=slow"]))
p.print_help()
for bad in (["x", "-n", "q"], [], ["x", "--mode", "odd"], ["x", "--nope"]):
    try:
        p.parse_args(bad)
    except SystemExit as e:
        print("exit", e.code)
