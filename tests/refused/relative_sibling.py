"""A package's module imports another one of it, relatively."""
print("never printed")
from helpers import relative
