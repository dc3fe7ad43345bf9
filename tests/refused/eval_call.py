print("never printed")
print(eval("1 + 2"))
