import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

SITES = ("python.org", "kernel.org", "debian.org",
         "gnu.org", "sqlite.org")


def fetch(site):
    with urlopen("https://" + site) as reply:
        print(reply.status, site)


start = time.monotonic()
with ThreadPoolExecutor(max_workers=2) as pool:
    pool.map(fetch, SITES)
print(f"{time.monotonic() - start:.2f} s")
