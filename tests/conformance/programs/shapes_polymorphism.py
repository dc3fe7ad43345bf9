import math
class Shape:
    def area(self): raise NotImplementedError(f"{type(self).__name__}.area")
    def __lt__(self, o): return self.area() < o.area()
    def __str__(self): return f"{type(self).__name__} with area {self.area():.2f}"
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return math.pi * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
class Blob(Shape): pass
shapes = [Circle(1), Rect(2, 3), Square(1.5)]
for s in sorted(shapes): print(s)
print(sum(s.area() for s in shapes), isinstance(Square(1), Rect), Square.__mro__[1].__name__, math.isclose(Circle(2).area(), 4 * math.pi))
try: print(Blob())
except NotImplementedError as e: print("not implemented:", e)
