"""Five philosophers; forks are taken by number, so nobody starves."""
import threading
import time

NAMES = ["Plato", "Kant", "Hume", "Laozi", "Arendt"]
forks = [threading.Lock() for _ in NAMES]
meals = dict.fromkeys(NAMES, 0)
log = []


def dine(seat):
    name = NAMES[seat]
    low, high = sorted((seat, (seat + 1) % len(NAMES)))
    for _ in range(2):
        with forks[low], forks[high]:
            log.append(name)
            time.sleep(0.06)
            meals[name] += 1
        time.sleep(0.06)


threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(len(NAMES))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals)
print(len(log), sorted(set(log)), all(not fork.locked() for fork in forks))
