"""Transfers that lock both accounts in one order; the total never changes."""
import threading
import time


class Account:
    numbers = iter(range(100))

    def __init__(self, owner, balance):
        self.number, self.owner, self.balance = next(Account.numbers), owner, balance
        self.lock = threading.Lock()


class NotEnough(Exception):
    pass


def transfer(source, target, amount, at, report):
    time.sleep(at)
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        try:
            if source.balance < amount:
                raise NotEnough(f"{source.owner} has only {source.balance}")
            source.balance -= amount
            time.sleep(0.02)
            target.balance += amount
        except NotEnough as error:
            report.append(str(error))


ann, bob, cy = Account("ann", 100), Account("bob", 50), Account("cy", 0)
report = []
plan = [(ann, bob, 30), (bob, ann, 60), (cy, ann, 10), (bob, cy, 20), (ann, cy, 130), (cy, bob, 5)]
threads = [threading.Thread(target=transfer, args=(*step, n * 0.06, report))
           for n, step in enumerate(plan)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print({a.owner: a.balance for a in (ann, bob, cy)}, sum(a.balance for a in (ann, bob, cy)))
print(report)
