# types: functions, methods and cells made by a call.
import types
class A: pass
a = A()
def f(self, x): return self, x
m = types.MethodType(f, a)
print(m(3)[1])
a.g = m; print(a.g(4)[1])
g = types.FunctionType(f.__code__, globals(), "nn"); print(g.__name__, g(1, 2))
c = types.CellType(5); print(c.cell_contents)
try: types.MethodType(3, a)
except TypeError as e: print(e)
try: types.MethodType(f, None)
except TypeError as e: print(e)
try: types.MethodType(f)
except TypeError as e: print(e)
