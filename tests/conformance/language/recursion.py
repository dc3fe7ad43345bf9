"""Recursion and RecursionError."""
import sys
def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(type(e).__name__, e)
def depth(n):
    try: return depth(n + 1)
    except RecursionError: return n
print(900 < depth(0) < 1000)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print(type(e))
class A:
    def __getattr__(self, n): return self.missing
try: A().x
except RecursionError as e: print(type(e))
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def perms(l): return [[x] + p for i, x in enumerate(l) for p in perms(l[:i] + l[i + 1:])] if l else [[]]
print(hanoi(10, 1, 2, 3), ack(2, 3), len(perms([1, 2, 3, 4])), sys.getrecursionlimit())
def s(n): return n if n < 10 else n % 10 + s(n // 10)
print(s(123456789))
l = []
for _ in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print(e)
del l
class E:
    def __eq__(self, o): return self == o
try: E() == E()
except RecursionError as e: print(type(e))
sys.setrecursionlimit(200)
print(depth(0) < 200)
def g(n): return g(n - 1) + 1 if n else 0
print(g(100))
