memo = {}


def paths(x, y):
    if x == 0 or y == 0:
        return 1
    if (x, y) in memo:
        return memo[x, y]
    result = paths(x - 1, y) + paths(x, y - 1)
    memo[x, y] = result % 1_000_007
    return memo[x, y]


for _ in range(6):
    memo.clear()
    print(paths(150, 150))


def depth(tree):
    return 1 + max((depth(branch) for branch in tree), default=0)


def grow(n):
    return [grow(n - 1), grow(n - 1)] if n else []


print(depth(grow(13)))
