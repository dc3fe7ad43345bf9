print("pkg init", __name__)
VALUE = 5
def helper(x): return x * VALUE
