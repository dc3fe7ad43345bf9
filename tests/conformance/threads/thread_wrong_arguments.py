"""A thread with too few arguments fails in the thread: main goes on."""
import threading


def add(a, b):
    print(a + b)


bad = threading.Thread(target=add, args=(1,), name="adder")
bad.start()
bad.join()
string = threading.Thread(target=add, args=("ab"), name="letters")
string.start()
string.join()
called = threading.Thread(target=add(2, 3), name="called at once")
called.start()
called.join()
print("main goes on")
number = threading.Thread(target=7, name="seven")
number.start()
number.join()
