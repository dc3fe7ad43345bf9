"""The names of Python 2's threads still work, and say what to write today."""
import threading

thread = threading.Thread(target=print, args=("in the thread",))
thread.setName("old")
thread.setDaemon(True)
print(thread.getName(), thread.isDaemon())
thread.start()
thread.join()
print(threading.currentThread().name, threading.activeCount())
event = threading.Event()
print(event.isSet())
with threading.Condition() as held:
    print(held)
condition = threading.Condition()
with condition:
    condition.notifyAll()
