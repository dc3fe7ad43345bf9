"""The pool of threads, under the name of its own module."""
from concurrent.futures import BrokenExecutor, BrokenThreadPool, ThreadPoolExecutor
