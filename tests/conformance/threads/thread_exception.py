# An exception ends its thread, not the program; the hook can be replaced.
import threading


def fail(what):
    return {}[what]


thread = threading.Thread(target=fail, args=("key",), name="unlucky")
thread.start()
thread.join()


def leave():
    raise SystemExit(3)


quiet = threading.Thread(target=leave)
quiet.start()
quiet.join()


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
hooked = threading.Thread(target=fail, args=(1,), name="hooked")
hooked.start()
hooked.join()
raise RuntimeError("and now the main thread")
