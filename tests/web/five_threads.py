# A thread for each: the slowest counts.
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from urllib.request import urlopen

urls = ["https://xo.dev", "https://github.com/someone", "https://google.com",
        "https://soundcloud.com", "https://stackoverflow.com"]


def fetch(url):
    urlopen(url).read()
    return url


begin = time.perf_counter()
with ThreadPoolExecutor(max_workers=5) as pool:
    jobs = [pool.submit(fetch, url) for url in urls]
    for job in as_completed(jobs):
        print(job.result(), round(time.perf_counter() - begin, 2))
print(time.perf_counter() - begin)

begin = time.perf_counter()
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(fetch, urls)) == urls)
print(round(time.perf_counter() - begin, 2))
