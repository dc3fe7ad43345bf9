# Classes that behave like sequences, mappings, numbers, functions and contexts.
from collections.abc import Iterable, Mapping, MutableSequence, Sequence, Sized


class Deck(MutableSequence):
    def __init__(self, *cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, place):
        found = self.cards[place]
        return Deck(*found) if isinstance(place, slice) else found

    def __setitem__(self, place, card):
        self.cards[place] = card

    def __delitem__(self, place):
        del self.cards[place]

    def insert(self, place, card):
        self.cards.insert(place, card)

    def __repr__(self):
        return f"Deck{tuple(self.cards)}"


deck = Deck("a", "b", "c")
deck.append("d")
deck += ["e"]
deck[0] = "A"
print(deck, deck[-1], deck[1:3], "c" in deck, deck.index("d"), list(reversed(deck)))
print(deck.pop(), deck.count("b"), len(deck), [*deck], isinstance(deck, Sequence))
deck.reverse()
deck.remove("b")
deck.extend("xy")
print(deck, bool(Deck()))
try:
    deck[99]
except IndexError as error:
    print(error)


class Squares:
    def __getitem__(self, n):
        if n >= 5:
            raise IndexError(n)
        return n * n


print(list(Squares()), 9 in Squares(), 10 in Squares(), isinstance(Squares(), Iterable))
a, b, *rest = Squares()
print(a, b, rest, max(Squares()), list(zip(Squares(), "ab")), sorted(Squares(), reverse=True))


class LowerDict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"no {key}"


lower = LowerDict()
lower["ABC"] = 1
print(lower, lower["abc"], lower["X"], lower.get("X"), "X" in lower)


class Frozen(Mapping):
    def __init__(self, **items):
        self._items = items

    def __getitem__(self, key):
        return self._items[key]

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)


frozen = Frozen(x=1, y=2)
print(dict(frozen), {**frozen, "z": 3}, frozen == {"x": 1, "y": 2}, frozen.get("q", 0))
print(list(frozen.items()), "x" in frozen, isinstance(frozen, Sized))
try:
    frozen["x"] = 5
except TypeError as error:
    print(error)


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.n + x

    def __enter__(self):
        self.n *= 10
        return self

    def __exit__(self, *exc):
        self.n //= 10
        return False

    def __index__(self):
        return self.n

    def __len__(self):
        return self.n

    def __contains__(self, x):
        return x < self.n


add = Adder(2)
with add as big:
    print(big(1), add is big)
print(list(map(add, [1, 2])), "abcd"[add], bin(add), range(5)[add], 1 in add, hex(add), bool(Adder(0)))
