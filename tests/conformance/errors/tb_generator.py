def gen():
    yield 1
    raise KeyError("from gen")
def use():
    for x in gen(): print(x)
use()
