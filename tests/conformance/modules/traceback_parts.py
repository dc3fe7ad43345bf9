import traceback, sys
def a(n):
    if n: return a(n - 1)
    raise KeyError("k")
try: a(6)
except KeyError as e:
    tb = e.__traceback__
    s = traceback.extract_tb(tb)
    print(len(s), s[0].colno, s[0].end_colno, s[-1].lineno, s[-1].name, s[-1].line)
    print("".join(s.format())); print("".join(traceback.format_tb(tb, limit=2))); print("".join(traceback.format_list([("f.py", 3, "fn", "x = 1"), ("g.py", 4, "gn", None)])))
    print("".join(traceback.format_exception(e)), traceback.format_exception(e)[0], len(traceback.format_exception(e)))
    te = traceback.TracebackException.from_exception(e); print("".join(te.format()), te.exc_type, te.stack[0].name, list(te.format_exception_only()))
    print("".join(traceback.format_exception(type(e), e, tb, limit=1)))
    traceback.print_exc(limit=1, file=sys.stdout); traceback.print_tb(tb, file=sys.stdout); traceback.print_exception(e, file=sys.stdout)
def stack(): return traceback.extract_stack()
print([f.name for f in stack()][-2:], traceback.format_stack()[-1])
from unittest.mock import Mock, call
m = Mock()
for i in range(9): m.method(i, key='value')
print(m.mock_calls, m.method.call_args_list[:2], m.method.call_count)
try: m.method.assert_called_once()
except AssertionError as e: print(e)
