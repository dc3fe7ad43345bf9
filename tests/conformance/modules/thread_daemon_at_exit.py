"""A daemon thread runs on while a function of atexit waits for it."""
import atexit
import collections
import threading


class Monitor(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.ended = threading.Event()
        atexit.register(self.stop)
        self.start()

    def stop(self):
        print("stopping", self.is_alive())
        self.ended.set()
        self.join()
        print("stopped", self.is_alive())

    def run(self):
        while not self.ended.wait(10):
            print("never: nobody waits that long")
        print("told to end")


Monitor()
Place = collections.namedtuple("Place", "x y")
Place.x.__doc__ += ", to the right"
Place.y.__doc__ = "up"
print(Place.x.__doc__, Place.y.__doc__, sep=" | ")
print("end of the program")
