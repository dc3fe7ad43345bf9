class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)


point = Point(0, 0)
for i in range(300_000):
    point = point.moved(i & 3, 1)
print(point.x, point.y)
