"""The library that requests builds on, under the name that it once had here."""
import sys as _sys
import urllib3
import urllib3.exceptions

_sys.modules["requests.packages.urllib3"] = urllib3
_sys.modules["requests.packages.urllib3.exceptions"] = urllib3.exceptions
