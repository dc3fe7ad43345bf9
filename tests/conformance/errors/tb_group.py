def f(i):
    raise ValueError(f"err {i}")
errs = []
for i in range(2):
    try: f(i)
    except ValueError as e: errs.append(e)
raise ExceptionGroup("all failed", errs + [ExceptionGroup("nested", [KeyError("k")])])
