# A file beside the program stands before the library's module of that name; what is built into
# the interpreter itself stands before both.
import uuid
import time

print(uuid.ANSWER, hasattr(time, "monotonic"))
