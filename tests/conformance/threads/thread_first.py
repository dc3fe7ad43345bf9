"""The first thread: a helper boils water while the cook goes on."""
import threading
import time


def boil(litres):
    print(f"boiling {litres} l")
    time.sleep(0.2 * litres)
    print("the water boils")


kettle = threading.Thread(target=boil, args=(1,))
print("alive before start:", kettle.is_alive())
kettle.start()
time.sleep(0.1)
print("chopping onions, alive:", kettle.is_alive())
kettle.join()
print("alive after join:", kettle.is_alive())
