class Account:
    def __init__(self, balance): self.balance = balance
    def withdraw(self, n):
        if n > self.balance:
            raise ValueError(f"insufficient: {self.balance} < {n}")
        self.balance -= n
acc = Account(10)
acc.withdraw(5)
acc.withdraw(50)
