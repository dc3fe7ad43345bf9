"""Context variables: a new thread starts empty, unless it runs in a copy."""
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

trace = contextvars.ContextVar("trace", default="none")


def show(label):
    print(label, trace.get())
    trace.set(label)


def run(target, *args):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()


trace.set("main")
run(show, "plain thread")
context = contextvars.copy_context()
run(context.run, show, "in a copy")
print("main has", trace.get(), "- the copy", context[trace])
run(context.run, show, "in the copy again")
with ThreadPoolExecutor(1) as pool:
    pool.submit(show, "pool 1").result()
    pool.submit(show, "pool 2").result()
    pool.submit(contextvars.copy_context().run, show, "pool copy").result()
    pool.submit(show, "pool 3").result()
