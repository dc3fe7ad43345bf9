"""Functions and modules of the program may have the names of what is not supported."""
def exec(text): return "own exec " + text
class Box:
    def eval(self, x): return x * 2
    def input(self): return self.eval(3)
def run(input, compile=5):
    help = input + compile
    return help
def maker():
    global breakpoint
    def breakpoint(): return "own breakpoint"
maker()
print(exec("a"), Box().input(), run(1), breakpoint())
[eval for eval in range(2)]
import helpers.socket as s
from helpers import ctypes
print(s.connect(), ctypes.NAME)
try:
    import not_there_at_all
except ModuleNotFoundError as e:
    print(e, e.name)
