# A / without a parameter before it and without a comma behind it.
def f(/):
    pass
