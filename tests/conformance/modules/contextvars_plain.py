from contextvars import Context, ContextVar, Token, copy_context

v = ContextVar("v")
w = ContextVar("w", default=[])
try:
    v.get()
except LookupError as e:
    print(type(e).__name__, e.args[0] is v)
print(v.get("fallback"), w.get(), v.name)
token = v.set(1)
print(v.get(), token.old_value is Token.MISSING, token.var is v)
second = v.set(2)
print(second.old_value)
v.reset(second)
print(v.get())
try:
    v.reset(second)
except RuntimeError as e:
    print("used once" in str(e))
try:
    w.reset(token)
except ValueError as e:
    print("different ContextVar" in str(e))
v.reset(token)
try:
    v.get()
except LookupError:
    print("gone")


def work(x):
    v.set(x)
    return v.get(), len(copy_context())


context = copy_context()
print(context.run(work, 5), context[v], v.get(None), len(context), list(context.values()))
empty = Context()
print(empty.run(v.get, "nothing"), len(empty), context.get(w, "no w"))
try:
    context.run(lambda: context.run(print))
except RuntimeError as e:
    print("already entered" in str(e))
try:
    copy_context().run(v.reset, token)
except (ValueError, RuntimeError) as e:
    print(type(e).__name__)
