# Cards and dice with seeded randomness.
import random
from collections import Counter, namedtuple
from enum import IntEnum
from itertools import product


class Suit(IntEnum):
    CLUBS = 1
    DIAMONDS = 2
    HEARTS = 3
    SPADES = 4

    @property
    def symbol(self):
        return "♣♦♥♠"[self - 1]


class Card(namedtuple("Card", "rank suit")):
    RANKS = [*map(str, range(2, 11)), *"JQKA"]

    def __str__(self):
        return f"{self.RANKS[self.rank]}{self.suit.symbol}"


deck = [Card(rank, suit) for suit, rank in product(Suit, range(13))]
print(len(deck), *deck[:3], *deck[-2:])
random.seed(7)
random.shuffle(deck)
hands = [sorted(deck[n::10][:5], reverse=True) for n in range(3)]
for hand in hands:
    ranks = Counter(card.rank for card in hand)
    best = ranks.most_common(1)[0]
    kind = {1: "high card", 2: "pair", 3: "three", 4: "four"}[best[1]]
    print(" ".join(map(str, hand)), "->", kind, Card.RANKS[best[0]])
rolls = Counter(random.randint(1, 6) + random.randint(1, 6) for _ in range(1000))
for total in sorted(rolls):
    print(f"{total:>2} {rolls[total]:>4} {'#' * (rolls[total] // 10)}")
print(random.choice("abc"), random.choices("xyz", weights=[5, 1, 1], k=6), random.sample(range(100), 4))
print(f"{random.random():.6f} {random.uniform(1, 2):.6f} {random.gauss(0, 1):.6f}")
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(5000))
print("pi is about", 4 * inside / 5000)
