"""A bank account with history, errors and a report."""
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")
        self.need, self.have = need, have
class Account:
    interest_rate = 0.02
    _next = 1000
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance = owner, balance
        self.history = []
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    @classmethod
    def joint(cls, *owners, **kw): return cls(" & ".join(owners), **kw)
    @staticmethod
    def valid(amount): return isinstance(amount, (int, float)) and amount > 0
    def deposit(self, amount):
        if not self.valid(amount): raise ValueError(f"invalid amount: {amount!r}")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self._balance: raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._balance:.2f})"
    def __lt__(self, other): return self._balance < other._balance
    def __eq__(self, other): return self.number == other.number
class Savings(Account):
    def add_interest(self):
        self.deposit(round(self._balance * self.interest_rate, 2))
a = Account("Kim", 100).deposit(50.5).withdraw(20)
b = Savings.joint("Lee", "Park", balance=1000); b.add_interest()
print(a, b, sorted([b, a]), max(a, b), a == b, a.number, b.number)
for action in (lambda: a.withdraw(500), lambda: a.deposit(-5), lambda: a.deposit("x"), lambda: setattr(a, "balance", 5)):
    try: action()
    except InsufficientFunds as e: print("funds:", e, e.need - e.have)
    except (ValueError, AttributeError) as e: print(type(e).__name__ + ":", e)
for kind, amount in a.history: print(f"{kind:<10}{amount:>10.2f}")
print(f"{'Total':<10}{sum(x if k == 'deposit' else -x for k, x in a.history):>10.2f}")
