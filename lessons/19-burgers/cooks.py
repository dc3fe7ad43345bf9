import time
from concurrent.futures import ThreadPoolExecutor


def burger(name, minutes):
    print(f"{name}: started")
    time.sleep(minutes)  # both hands are busy
    print(f"{name}: ready")


with ThreadPoolExecutor(max_workers=2) as cooks:
    cooks.submit(burger, "cheese", 3)
    cooks.submit(burger, "bacon", 4)
    cooks.submit(burger, "veggie", 3)
