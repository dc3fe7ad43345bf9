def f(*args, **kw):
    raise RuntimeError("multi")
result = f(
    1,
    2,
    key="value",
)
