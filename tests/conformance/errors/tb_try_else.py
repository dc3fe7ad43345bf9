try:
    pass
except ValueError:
    pass
else:
    raise KeyError("else")
finally:
    print("fin")
