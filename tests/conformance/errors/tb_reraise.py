def f():
    try: int("x")
    except ValueError:
        print("log")
        raise
f()
