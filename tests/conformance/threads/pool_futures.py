"""The life of a future: pending, running, finished, cancelled; its repr; its errors."""
import re
import time
from concurrent.futures import (CancelledError, Future, InvalidStateError, ThreadPoolExecutor,
                                TimeoutError)


def show(future):
    return re.sub(r"0x[0-9a-f]+", "0x", repr(future))


def work(n):
    time.sleep(0.1)
    return 10 // n


with ThreadPoolExecutor(max_workers=1) as pool:
    first, second, third = (pool.submit(work, n) for n in (2, 0, 5))
    time.sleep(0.02)
    print(show(first), first.running(), first.done())
    print(show(second), second.cancel(), first.cancel())
    print(show(second), second.cancelled(), second.done())
    try:
        first.result(timeout=0.01)
    except TimeoutError as error:
        print(type(error), error.args)
    print(first.result(), third.result())
    print(show(third), third.exception(), third.cancel())
    failed = pool.submit(work, 0)
    print(repr(failed.exception(timeout=1)))
    print(show(failed))
    for call in failed.result, second.result, second.exception:
        try:
            call()
        except (ZeroDivisionError, CancelledError) as error:
            print(type(error).__name__, error)
hand_made = Future()
print(show(hand_made), hand_made.set_running_or_notify_cancel())
hand_made.set_result("by hand")
print(hand_made.result())
try:
    hand_made.set_result("twice")
except InvalidStateError as error:
    print(type(error).__name__, re.sub(r"0x[0-9a-f]+", "0x", str(error)))
