import copy

a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
print(b, c, b[1] is a[1], c[1] is a[1])
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d is not loop)


class Node:
    def __init__(self, v):
        self.v = v
        self.next = None


n = Node([1])
n.next = n
m = copy.deepcopy(n)
print(m.v == n.v, m.v is n.v, m.next is m, copy.copy(n).v is n.v)


class Special:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


print(copy.copy(Special()), copy.deepcopy([Special()]), copy.copy((1, 2)), copy.deepcopy("s"))
shared = [0]
both = copy.deepcopy([shared, shared])
print(both[0] is both[1])
try:
    copy.deepcopy(x for x in [1])
except TypeError as e:
    print(e)
