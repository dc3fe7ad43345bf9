"""The pool of processes, under the name of its own module."""
from concurrent.futures import BrokenExecutor, BrokenProcessPool, ProcessPoolExecutor
