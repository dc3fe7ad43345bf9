import types
for t in (list, int, dict, tuple, type, str, Exception, float, bool, property, types.ModuleType):
    try: r = object.__new__(t); print(t, type(r))
    except TypeError as e: print(e)
