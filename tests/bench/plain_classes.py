class Account:
    rate = 3
    opened = 0

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        Account.opened += 1

    def deposit(self, amount):
        self.balance += amount * self.rate
        return self

    @property
    def rich(self):
        return self.balance > 1000

    @staticmethod
    def fee(amount):
        return amount // 100

    @classmethod
    def named(cls, name):
        return cls(name)


class Savings(Account):
    rate = 4

    def deposit(self, amount):
        return super().deposit(amount - self.fee(amount))


count = 0
for i in range(30_000):
    account = Savings.named("x")
    account.deposit(i).deposit(7)
    if account.rich:
        count += 1
print(count, Account.opened)
