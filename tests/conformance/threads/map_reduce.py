"""Words counted by a pool, merged by the main thread."""
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import reduce

PAGES = {"one": "the cat and the dog", "two": "the bird", "three": "a cat and a bird"}


def count(page):
    time.sleep(0.1 + 0.06 * list(PAGES).index(page))
    return page, Counter(PAGES[page].split())


with ThreadPoolExecutor(len(PAGES)) as pool:
    parts = []
    for future in as_completed([pool.submit(count, page) for page in PAGES]):
        page, counter = future.result()
        print(page, counter.most_common(2))
        parts.append(counter)
total = reduce(Counter.__add__, parts)
print(sorted(total.items(), key=lambda item: (-item[1], item[0])))
shared, lock = Counter(), threading.Lock()


def merge(counter):
    with lock:
        shared.update(counter)


threads = [threading.Thread(target=merge, args=(part,)) for part in parts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared == total, sum(shared.values()))
