"""The module signal: names, handlers, errors, and signals that a program sends to itself."""
import asyncio
import os
import signal

print(signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM), signal.getsignal(13))
print(repr(signal.getsignal(15)), repr(signal.Handlers(1)), signal.Handlers.SIG_IGN)


def handler(number, frame):
    print("handler", number, type(number).__name__, frame.f_code.co_name)


print(repr(signal.signal(signal.SIGTERM, handler)))
print(signal.signal(15, signal.SIG_IGN) is handler)
os.kill(os.getpid(), signal.SIGTERM)
print(repr(signal.signal(15, handler)))
os.kill(os.getpid(), 15)
signal.raise_signal(signal.SIGTERM)
print(signal.raise_signal(0), os.kill(os.getpid(), 0))


def sender():
    signal.raise_signal(signal.SIGTERM)


sender()
for attempt in (
        lambda: signal.signal(0, handler), lambda: signal.signal(65, handler),
        lambda: signal.signal("x", handler), lambda: signal.signal(9, handler),
        lambda: signal.signal(signal.SIGSTOP, signal.SIG_IGN), lambda: signal.signal(15, 5),
        lambda: signal.signal(15, None), lambda: signal.strsignal(99),
        lambda: signal.raise_signal(99), lambda: signal.raise_signal("a"),
        lambda: signal.getsignal(0), lambda: signal.getsignal("a"),
        lambda: os.kill(os.getpid(), 99), lambda: signal.Signals(99),
        lambda: signal.setitimer(9, 1), lambda: signal.setitimer(0, -1),
        lambda: signal.alarm("x")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(signal.SIGINT, repr(signal.SIGINT), signal.SIGINT.name, f"{signal.SIGTERM:>5}|")
print(signal.Signals(15), signal.Signals["SIGHUP"], signal.SIGINT == 2, signal.SIGCLD.name)
print([(s.name, s.value) for s in signal.Signals])
print([signal.strsignal(n) for n in range(1, 40)])
print(len(signal.valid_signals()), sorted(signal.valid_signals())[:3], signal.NSIG)
print(signal.alarm(5), signal.alarm(0), signal.setitimer(signal.ITIMER_REAL, 4, 2)[0])
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.getitimer(signal.ITIMER_REAL))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print("interrupted", repr(error))


def angry(number, frame):
    raise RuntimeError(f"no to {signal.Signals(number).name}")


signal.signal(signal.SIGUSR2, angry)
try:
    signal.raise_signal(signal.SIGUSR2)
except RuntimeError as error:
    print(error)


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, print, "usr1")
    print(signal.getsignal(10).__name__)
    for i in range(3):
        loop.call_soon(print, "soon", i)
    os.kill(os.getpid(), signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.raise_signal(signal.SIGTERM)
    loop.call_soon(print, "after")
    for i in range(4):
        print("turn", i)
        await asyncio.sleep(0)
    loop.add_signal_handler(signal.SIGUSR1, print, "another")
    os.kill(os.getpid(), signal.SIGUSR1)
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(10))
    await asyncio.sleep(1)
    for attempt in (lambda: loop.add_signal_handler(9, print),
                    lambda: loop.add_signal_handler(99, print),
                    lambda: loop.add_signal_handler("x", print),
                    lambda: loop.add_signal_handler(2, main),
                    lambda: loop.remove_signal_handler(99)):
        try:
            print(attempt())
        except Exception as error:
            print(type(error).__name__, error)
    signal.signal(signal.SIGINT, lambda n, f: print("own", n))
    loop.call_later(1, signal.raise_signal, signal.SIGINT)
    await asyncio.sleep(2)
    print(loop.time())


asyncio.run(main())
print(signal.getsignal(signal.SIGINT).__name__, signal.getsignal(signal.SIGUSR1))
signal.signal(signal.SIGINT, signal.default_int_handler)


async def patient():
    loop = asyncio.get_running_loop()
    loop.call_later(1, os.kill, os.getpid(), signal.SIGINT)
    loop.call_later(2, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("asked at", loop.time())
        await asyncio.sleep(10)


try:
    asyncio.run(patient())
except KeyboardInterrupt:
    print("interrupted twice")
os.kill(os.getpid(), signal.SIGKILL if os.environ.get("NEVER") else signal.SIGWINCH)
print("end")
