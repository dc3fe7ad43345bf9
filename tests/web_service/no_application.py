# There is nothing to serve.
print("hello")
