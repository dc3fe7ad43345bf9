"""What happens to an exception in a thread: the default hook, our own, a chain, SystemExit."""
import sys
import threading


class StockError(Exception):
    pass


def take(item):
    try:
        return {"apple": 3}[item]
    except KeyError as error:
        raise StockError(f"no {item}") from error


def run(target, *args, name):
    thread = threading.Thread(target=target, args=args, name=name)
    thread.start()
    thread.join()


run(take, "pear", name="clerk")
run(sys.exit, 3, name="quiet")
caught = []


def hook(args):
    caught.append(args)
    print(f"[{args.thread.name}] {args.exc_type.__name__}: {args.exc_value}")


threading.excepthook = hook
run(take, "plum", name="second clerk")
run(sys.exit, "bye", name="leaver")
print(len(caught), [type(c.exc_value.__cause__).__name__ for c in caught])
threading.excepthook = threading.__excepthook__
run(lambda: 1 / 0, name="divider")
print("exit status of the program is 0")
