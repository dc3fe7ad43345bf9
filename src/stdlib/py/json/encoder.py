"""Writing JSON, under the name where CPython keeps it."""
from json import JSONEncoder

__all__ = ["JSONEncoder"]
