# Weak references that are garbage themselves do not call back, so nothing half cleared is revived.
import gc
import weakref

seen = []


class Node:
    def __init__(self, name):
        self.name = name

    def gone(self, _):
        seen.append((self.name, self.other.name, type(self).__name__))


def circle(outside=None):
    class Local(Node):
        pass

    one, two = Local("one"), Local("two")
    one.other, two.other = two, one
    one.watch = weakref.ref(two, one.gone)
    two.watch = weakref.ref(one, two.gone)
    return weakref.ref(Local, outside) if outside else None


circle()
gc.collect()
print(seen)
watch = circle(lambda _: seen.append("class gone"))
gc.collect()
print(seen, watch())
single = Node("single")
single.other = single
keeper = weakref.ref(single, lambda _: seen.append("single gone"))
del single
gc.collect()
print(seen, keeper())
first, second = Node("first"), Node("second")
first.other = second
alive = weakref.ref(second, first.gone)
second.other = None
first.other = Node("third")
del second
print(seen)
