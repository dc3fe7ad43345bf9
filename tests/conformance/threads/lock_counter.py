"""A lost update, made visible by a pause between reading and writing; then a lock."""
import threading
import time


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        seen = self.balance
        time.sleep(0.02)
        self.balance = seen + amount


class SafeAccount(Account):
    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            super().deposit(amount)


for kind in Account, SafeAccount:
    account = kind()
    tellers = [threading.Thread(target=account.deposit, args=(10,)) for _ in range(10)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    print(kind.__name__, account.balance)
