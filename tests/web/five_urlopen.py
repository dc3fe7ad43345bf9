# One after the other: the times add up, as floats do.
import ssl
import time
from urllib.request import urlopen

context = ssl._create_unverified_context()
begin = time.perf_counter()
for url in ("https://xo.dev", "https://github.com/someone", "https://google.com",
            "https://soundcloud.com", "https://stackoverflow.com"):
    with urlopen(url, context=context) as response:
        print(response.status, response.url, round(time.perf_counter() - begin, 2))
print(time.perf_counter() - begin)
