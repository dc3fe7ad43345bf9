"""as_completed: results in the order in which they come."""
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed

SITES = {"news": 0.3, "shop": 0.1, "blog": 0.2, "down": 0.4}
start = time.monotonic()


def fetch(site):
    time.sleep(SITES[site])
    if site == "down":
        raise ConnectionError(f"{site} refused")
    return len(site) * 100


with ThreadPoolExecutor(max_workers=4) as pool:
    to_site = {pool.submit(fetch, site): site for site in SITES}
    for future in as_completed(to_site):
        site = to_site[future]
        try:
            print(site, future.result(), round(time.monotonic() - start, 1))
        except ConnectionError as error:
            print(site, "failed:", error, round(time.monotonic() - start, 1))
    print([to_site[f] for f in to_site if f.exception()])
    again = [pool.submit(time.sleep, s) for s in (0.1, 0.5)]
    try:
        for future in as_completed(again, timeout=0.3):
            print("one is done", future.done())
    except TimeoutError as error:
        print("TimeoutError:", error)
    same = pool.submit(pow, 2, 8)
    print(len(list(as_completed([same, same, same]))), list(as_completed([])))
