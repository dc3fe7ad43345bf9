"""Names: given, counted, changed, and found again from inside."""
import threading
import time


def who(pause):
    time.sleep(pause)
    print("I am", threading.current_thread().name)


class Robot(threading.Thread):
    def run(self):
        print("robot called", self.name)


def hello():
    pass


def start_and_join(thread):
    thread.start()
    thread.join()


print(threading.current_thread().name, threading.main_thread().name)
for thread in (threading.Thread(target=who, args=(0,)),
               threading.Thread(target=who, args=(0,), name="cook"),
               threading.Thread(target=hello),
               Robot(), Robot(name="R2"),
               threading.Thread(target=lambda: print("lambda"))):
    print("made", thread.name)
    start_and_join(thread)

late = threading.Thread(target=who, args=(0.1,))
late.start()
late.name = "renamed while it slept"
late.join()
number = threading.Thread(target=hello, name=42)
print(repr(number.name))
print([t.name for t in threading.enumerate()])
