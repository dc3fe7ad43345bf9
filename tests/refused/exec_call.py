"""exec is refused before anything runs."""
print("never printed")
def f():
    exec("x = 1")
f()
