# A little shop: dataclasses, properties, exceptions of its own, a report.
from dataclasses import dataclass, field, asdict, replace
from decimal import Decimal, ROUND_HALF_UP


class ShopError(Exception):
    """Anything that goes wrong in the shop."""


class OutOfStock(ShopError):
    def __init__(self, item, wanted):
        super().__init__(f"only {item.count} of {item.name}, not {wanted}")
        self.item = item


@dataclass(order=True)
class Item:
    name: str
    price: Decimal = field(compare=False)
    count: int = field(default=0, compare=False)

    def __post_init__(self):
        if self.price < 0:
            raise ValueError("price must not be negative")

    @property
    def value(self):
        return self.price * self.count


@dataclass
class Shop:
    items: dict[str, Item] = field(default_factory=dict)
    log: list[str] = field(default_factory=list, repr=False)

    def add(self, item):
        self.items[item.name] = item
        return self

    def sell(self, name, count=1):
        item = self.items[name]
        if item.count < count:
            raise OutOfStock(item, count)
        item.count -= count
        self.log.append(f"sold {count} {name}")
        return (item.price * count * Decimal("1.19")).quantize(Decimal("0.01"), ROUND_HALF_UP)


shop = Shop().add(Item("pear", Decimal("0.35"), 10)).add(Item("apple", Decimal("0.20"), 3))
for name, count in [("pear", 4), ("apple", 5), ("plum", 1), ("apple", 3)]:
    try:
        print(name, count, shop.sell(name, count))
    except OutOfStock as error:
        print("sorry,", error, error.item.name)
    except KeyError as error:
        print("we do not have", error)
print(f"{'name':<8}|{'price':>7}|{'count':>6}|{'value':>8}")
print("-" * 32)
for item in sorted(shop.items.values()):
    print(f"{item.name:<8}|{item.price:>7}|{item.count:>6}|{item.value:>8.2f}")
print(shop.log, asdict(shop.items["pear"]))
print(replace(shop.items["pear"], count=99), Item("a", Decimal(1)) < Item("b", Decimal(0)))
try:
    Item("bad", Decimal(-1))
except ValueError as error:
    print(error)
print(issubclass(OutOfStock, ShopError), shop)
