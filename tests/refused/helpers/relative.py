from . import uses_exec
from .uses_exec import anything
