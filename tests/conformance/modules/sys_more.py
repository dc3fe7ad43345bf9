"""sys: what is seldom asked for, and the hook that tells of the last exception."""
import sys
print(sys.version_info, sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info.minor)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit)
print(sys.implementation.name, sys.getfilesystemencoding(), sys.is_finalizing(), sys.gettrace(), sys.flags.debug, sys.warnoptions)
from sys import version_info
print(f"{version_info.major}.{version_info.minor}.{version_info.micro}", version_info == (3,11,2,"final",0), type(version_info))
try: sys.nothing
except AttributeError as e: print(e)
print(hasattr(sys, "ps1"), sys.hash_info.modulus, sys.__excepthook__ is not None, hasattr(sys, "_git2"))
def hook(t, v, tb):
    print("hook", t, v, tb is not None)
sys.excepthook = hook
def f(): raise ValueError("x")
f()
