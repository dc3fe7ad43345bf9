"""Reading JSON, under the name where CPython keeps it."""
from json import JSONDecodeError, JSONDecoder

__all__ = ["JSONDecoder", "JSONDecodeError"]
