"""Three workers meet at a barrier after each phase; its action runs once for all."""
import threading
import time

phases = []


def next_phase():
    phases.append(len(phases) + 1)
    print("-- phase", phases[-1], "begins")


barrier = threading.Barrier(3, action=next_phase)


def worker(number):
    for phase in range(3):
        time.sleep(0.06 * (number + 1))
        print(f"worker {number} finished part {phase}")
        place = barrier.wait()
        assert 0 <= place < 3


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(phases, barrier.parties, barrier.n_waiting, barrier.broken)
