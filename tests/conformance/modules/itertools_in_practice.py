# itertools, functools, operator and collections at work together.
import operator
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import partial, reduce
from itertools import (accumulate, chain, combinations, compress, count, cycle, dropwhile, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)

print(list(chain("ab", [1, 2])), list(chain.from_iterable([[1], [2, 3]])), list(islice(count(10, 5), 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], operator.mul, initial=10)))
print(list(combinations("abc", 2)), list(permutations([1, 2, 3], 2))[:3], list(product("ab", repeat=2)))
people = [("ann", "red"), ("bob", "blue"), ("cy", "red"), ("di", "blue")]
by_colour = sorted(people, key=operator.itemgetter(1))
print({colour: [name for name, _ in group] for colour, group in groupby(by_colour, key=operator.itemgetter(1))})
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(str.isspace, "  x ")), list(compress("abc", [1, 0, 1])))
print(list(pairwise("abcd")), list(zip_longest("ab", "xyz", fillvalue="-")), list(starmap(pow, [(2, 3), (3, 2)])))
print([next(c) for c in [cycle("ab")] for _ in range(5)], list(repeat("x", 2)), [list(t) for t in tee("ab")])
print(reduce(operator.add, range(5)), reduce(lambda a, b: a * b, [1, 2, 3], 10), partial(int, base=2)("101"))
double = partial(operator.mul, 2)
print(list(map(double, [1, 2])), double, operator.attrgetter("real")(3), operator.methodcaller("upper")("a"))
letters = Counter("mississippi")
print(letters.most_common(2), letters["x"], letters - Counter("miss"), letters & Counter("sip"), sum(letters.values()))
letters.update("mm")
letters.subtract({"s": 3})
print(letters, +letters, sorted(letters.elements())[:4], Counter(a=1) == {"a": 1}, list(Counter("ab") + Counter("b")))
index = defaultdict(list)
for position, letter in enumerate("banana"):
    index[letter].append(position)
print(dict(index), index["z"], index.default_factory, defaultdict(int, a=1))
ring = deque([1, 2, 3], maxlen=4)
ring.rotate(1)
ring.appendleft(0)
ring.append(9)
print(ring, ring.popleft(), ring[-1], deque("abc").index("b"), list(reversed(ring)))
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p._replace(y=5), p._asdict(), Point._fields, p == (1, 0), Point._make([7, 8]), p.x + p[1])
settings = ChainMap({"colour": "red"}, {"colour": "blue", "size": 1})
print(settings["colour"], settings["size"], dict(settings), settings.new_child({"size": 9})["size"], len(settings))
ordered = OrderedDict(a=1, b=2, c=3)
ordered.move_to_end("a")
print(ordered, ordered.popitem(last=False), OrderedDict(a=1) == {"a": 1}, list(ordered))
