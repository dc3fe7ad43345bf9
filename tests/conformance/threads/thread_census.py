"""enumerate(), active_count() and identities."""
import threading
import time

ids = {}


def stay(seconds):
    ids[threading.current_thread().name] = threading.get_ident()
    time.sleep(seconds)


def census():
    print(threading.active_count(), sorted(t.name for t in threading.enumerate()))


census()
guests = [threading.Thread(target=stay, args=(0.1 * n,), name=f"guest-{n}") for n in (1, 2, 3)]
for guest in guests:
    guest.start()
time.sleep(0.05)
census()
for guest in guests:
    time.sleep(0.1)
    census()
print(len(set(ids.values())) == 3, all(ids[g.name] == g.ident for g in guests))
print(threading.get_ident() == threading.main_thread().ident)
print(isinstance(threading.get_native_id(), int), guests[0].native_id != guests[1].native_id)
print(threading.Thread().ident, threading.Thread().native_id)
print(threading.main_thread() is threading.current_thread())
