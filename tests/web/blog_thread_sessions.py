"""A session for each thread."""
import concurrent.futures
import threading
import time

import requests

local = threading.local()
lock = threading.Lock()
made = 0


def session():
    global made
    if not hasattr(local, "session"):
        with lock:
            made += 1
        local.session = requests.Session()
    return local.session


def download(url):
    with session().get(url) as response:
        return url, len(response.content), threading.current_thread().name


start = time.time()
with concurrent.futures.ThreadPoolExecutor(max_workers=3, thread_name_prefix="net") as executor:
    futures = {executor.submit(download, f"https://docs.dev/{n}"): n for n in range(6)}
    for future in concurrent.futures.as_completed(futures):
        try:
            print(futures[future], *future.result())
        except requests.exceptions.RequestException as error:
            print(futures[future], type(error).__name__)
print(made, "sessions,", round(time.time() - start, 2), "seconds")
