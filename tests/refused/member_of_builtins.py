"""A built-in function that is refused is found behind its module's name, too."""
import builtins

print("never printed")
builtins.exec("x = 1")
