"""The small part of urllib3 that programs with requests use: its warnings, errors and Retry."""
__version__ = "2.5.0"

from urllib3 import exceptions
from urllib3.util.retry import Retry


def disable_warnings(category=exceptions.HTTPWarning):
    import warnings
    warnings.simplefilter("ignore", category)
