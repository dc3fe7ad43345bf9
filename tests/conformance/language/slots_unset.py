# A slot that was never set, or was deleted, read by code that has read set ones before.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x=None):
        if x is not None:
            self.x = x
            self.y = x * 2

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def reset(self):
        del self.y


def show(point):
    try:
        print(point, point.y)
    except AttributeError as error:
        print("no:", error)


for item in (Point(1), Point(2), Point(), Point.__new__(Point), Point(3)):
    show(item)
    show(item)

last = Point(4)
show(last)
last.reset()
show(last)
try:
    last.reset()
except AttributeError as error:
    print("no:", error)
last.y = 5
show(last)
