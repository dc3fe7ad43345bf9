from enum import *
class C(Enum): A = 1
class I(IntEnum): X = 2
class F(Flag): R = 1
class S(StrEnum): Q = auto()
for b in (C, I, F, S):
    try:
        class D(b): Z = 9
    except TypeError as e: print(e)
try: C(7)
except ValueError as e: print(e)
try: C.A = 2
except AttributeError as e: print(e)
try: C['Z']
except KeyError as e: print(e)
try: del C.A
except AttributeError as e: print(e)
try: C.Z
except AttributeError as e: print(e)
try:
    class E(Enum): A = 1; A = 2
except TypeError as e: print(e)
from collections import OrderedDict
class My(OrderedDict): pass
od = OrderedDict(a=1, b=2); print(od.keys(), od.values(), od.items(), My(x=1).keys(), OrderedDict().keys(), {1:2}.keys(), list(od.keys()), od | {'c': 3})
import inspect
def f(a: int = 1): pass
p = inspect.signature(f).parameters['a']; print(p, p.replace(default=inspect.Parameter.empty, annotation='spam'), inspect.signature(f).replace(return_annotation=int))
