import sys
import traceback


def inner():
    raise ValueError("deep")


def outer():
    inner()


try:
    outer()
except ValueError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print([f.name for f in traceback.extract_tb(e.__traceback__)])
    print("".join(traceback.format_exception(type(e), e, e.__traceback__)) == traceback.format_exc())
    traceback.print_exc(file=sys.stdout)
try:
    try:
        inner()
    except ValueError as e:
        raise KeyError("k") from e
except KeyError as e:
    traceback.print_exception(e, file=sys.stdout)
    traceback.print_exc()
print(traceback.format_exc())
