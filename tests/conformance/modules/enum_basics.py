from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name.lower()} is {self.value}"

    @property
    def title(self):
        return self.name.title()

    @classmethod
    def favourite(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON)
print(list(Color), len(Color), Color(2), Color["RED"], Color.RED is Color.CRIMSON)
print(Color.RED == 1, Color.RED != Color.GREEN, Color.RED in Color, isinstance(Color.RED, Color))
print(Color.GREEN.describe(), Color.GREEN.title, Color.favourite(), Color, f"{Color.RED:>12}|")
print(Color.__members__, {Color.RED: "r"}[Color.CRIMSON], type(Color.RED))


class Size(IntEnum):
    SMALL = auto()
    LARGE = auto()
    HUGE = 10
    MORE = auto()


print(Size.SMALL, repr(Size.LARGE), Size.MORE + 1, Size.LARGE > Size.SMALL, f"{Size.HUGE}",
      sorted([Size.HUGE, Size.SMALL]), "%d" % Size.HUGE, [10, 20, 30][Size.SMALL])


class State(StrEnum):
    IDLE = auto()
    RUNNING = "run"


print(State.IDLE, repr(State.IDLE), State.RUNNING == "run", State.IDLE.upper(), f"{State.IDLE!r}")


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.642, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 3)


print(Planet.EARTH.mass, Planet.MARS.ratio, Planet.MARS)
for bad in (lambda: Color(9), lambda: Color["BLUE"], lambda: Color.BLUE,
            lambda: setattr(Color, "RED", 2), lambda: unique(Color), lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


def act(c):
    match c:
        case Color.RED:
            return "stop"
        case Color.GREEN:
            return "go"


print(act(Color.RED), act(Color.GREEN))
Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE.value, Animal)


class Looked(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        return cls.A


print(Looked("zzz"))
