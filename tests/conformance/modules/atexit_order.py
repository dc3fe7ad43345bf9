import atexit


@atexit.register
def first():
    print("registered first, runs last")


atexit.register(print, "second", end="!\n")
atexit.register(lambda: 1 / 0)
atexit.unregister(print)
print("end of program")
