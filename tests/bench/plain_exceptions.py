class Refused(Exception):
    pass


def ask(i):
    if i % 3 == 0:
        raise Refused(i)
    return i


def total(n):
    found = refused = 0
    for i in range(n):
        try:
            found += ask(i)
        except Refused:
            refused += 1
        finally:
            found += 1
    return found, refused


print(total(150_000))
missing = 0
names = {"a": 1}
for i in range(60_000):
    try:
        names[i]
    except KeyError:
        missing += 1
print(missing)
