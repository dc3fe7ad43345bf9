"""A folder beside the program, put into sys.path, is searched for modules."""
import os
import sys

try:
    import in_a_folder
except ModuleNotFoundError as error:
    print(error)
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "helpers"))
import in_a_folder
from in_a_folder import greet

print(in_a_folder.__name__, greet("you"))
