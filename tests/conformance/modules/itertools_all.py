from itertools import *

print(list(islice(count(10, 5), 4)), list(islice(count(0.5), 2)), count(3), repeat("x", 2))
print(list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(chain("ab", [1])),
      list(chain.from_iterable(["ab", "c"])))
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 6, 2)), list(islice("abc", 1, None)))
print(list(zip_longest("abc", "x", fillvalue="-")), list(product([1, 2], "ab")))
print(list(product("ab", repeat=2)), list(permutations("abc")), list(permutations(range(3), 2)))
print(list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)),
      list(accumulate([1, 2], initial=10)))
for key, group in groupby(sorted(["apple", "bob", "ant", "cat"]), key=lambda w: w[0]):
    print(key, list(group))
print([(k, len(list(g))) for k, g in groupby("aaabbc")])
print(list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda n: n < 3, [1, 2, 3, 1])),
      list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(filterfalse(lambda n: n % 2, range(6))))
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(pairwise("abcd")))
a, b = tee(iter([1, 2, 3]))
print(next(a), list(b), list(a))
numbers = iter(range(6))
print(list(islice(numbers, 2)), next(numbers), len(list(combinations(range(10), 4))))
for bad in (lambda: islice([1], -1), lambda: product(repeat=-1), lambda: combinations("a", -1),
            lambda: next(count("x"))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
