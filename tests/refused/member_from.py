print("never")
from os import getcwd, fork
