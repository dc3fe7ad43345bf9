import time
from concurrent.futures import ThreadPoolExecutor


def burger(name):
    print(f"{name}: started")
    time.sleep(3)  # both hands are busy
    print(f"{name}: ready")


with ThreadPoolExecutor(max_workers=2) as cooks:
    for name in ["cheese", "bacon", "veggie"]:
        cooks.submit(burger, name)
