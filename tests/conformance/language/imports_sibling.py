from helpers import shout
from helpers.deep import DEPTH
import helpers.deep as deep

print(shout("hi"), DEPTH, deep.__name__, __name__)
