# A subclass of float (list, tuple, set) with an __init__ of its own takes keywords.
class Length(float):
    def __init__(self, value, unit="m"):
        self.unit = unit


class Money(float):
    def __new__(cls, value, currency="EUR"):
        self = super().__new__(cls, value)
        self.currency = currency
        return self


class Plain(float):
    pass


class Row(list):
    def __init__(self, items=(), title=""):
        super().__init__(items)
        self.title = title


class Point(tuple):
    def __init__(self, items=(), name=""):
        self.name = name


print(Length(2.5, unit="km"), Length(2.5, unit="km").unit, Length(1).unit, Money(3, currency="KRW").currency)
print(Row([1, 2], title="t").title, Row(title="only"), Point([1, 2], name="p").name)
for call in (lambda: Plain(1, unit=3), lambda: float(x=1), lambda: Plain(1, 2), lambda: Length(1, 2, 3)):
    try:
        print(call())
    except TypeError as error:
        print(error)
