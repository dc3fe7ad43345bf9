def f():
    try:
        return "try"
    finally:
        print("finally")


def g():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("always", i)
    else:
        print("not reached")
    return "g"


print(f(), g())
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        print("caught", e)
        raise
    finally:
        print("inner finally")
except ArithmeticError:
    print("outer")
print("e" in dir())
