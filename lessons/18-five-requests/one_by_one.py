import time
from urllib.request import urlopen

SITES = ("python.org", "kernel.org", "debian.org",
         "gnu.org", "sqlite.org")


def fetch(site):
    with urlopen("https://" + site) as reply:
        print(reply.status, site)


start = time.monotonic()
for site in SITES:
    fetch(site)
print(f"{time.monotonic() - start:.2f} s")
