def inner():
    raise ExceptionGroup("inner", [ValueError(1), ValueError(2)])

def wrapped():
    try:
        inner()
    except ExceptionGroup as group:
        raise RuntimeError("wrapped") from group

parts = []
for call in (wrapped, inner, wrapped):
    try:
        call()
    except Exception as error:
        parts.append(error)
raise ExceptionGroup("outer", parts)
