class Observable:
    def __init__(self, v): self._v, self._obs = v, []
    def subscribe(self, fn): self._obs.append(fn); return lambda: self._obs.remove(fn)
    v = property(lambda s: s._v)
    @v.setter
    def v(self, new):
        old, self._v = self._v, new
        if old != new:
            for f in list(self._obs): f(old, new)
o = Observable(1); un = o.subscribe(lambda a, b: print(f"{a} -> {b}")); o.v = 2; o.v = 2; o.v += 5; un(); o.v = 0; print(o.v)
class State:
    def next(self, event): return self
    def __repr__(self): return type(self).__name__
class Idle(State):
    def next(self, e): return Running() if e == "start" else self
class Running(State):
    def __init__(self): self.n = 0
    def next(self, e):
        if e == "tick": self.n += 1; return Done(self.n) if self.n >= 3 else self
        return Idle() if e == "stop" else self
class Done(State):
    def __init__(self, n): self.n = n
    def __repr__(self): return f"Done({self.n})"
s = Idle()
for e in "tick start tick stop start tick tick tick stop".split(): s = s.next(e); print(e, s)
class Vending:
    prices = dict(cola=1.5, water=1.0, chips=2.25)
    def __init__(self): self.credit, self.stock = 0, {k: 2 for k in self.prices}
    def __call__(self, item):
        if item not in self.prices: raise KeyError(item)
        if not self.stock[item]: return "sold out"
        if self.credit < self.prices[item]: return f"insert {self.prices[item] - self.credit:.2f} more"
        self.credit -= self.prices[item]; self.stock[item] -= 1
        return f"enjoy {item}, change {self.credit:.2f}"
v = Vending(); print(v("cola")); v.credit += 5; print(v("cola"), v("cola"), v("cola"), sep="; ")
try: v("beer")
except KeyError as e: print("no such item", e)
