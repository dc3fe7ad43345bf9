# Where nothing is given, latency and answer follow from the URL, and are always the same.
import time
import requests

for url in ("https://example.com", "https://www.example.com/", "https://python.org/about",
            "https://api.shop.dev/items/12?full=1", "https://shop.dev/logo.png",
            "https://shop.dev/not-found", "https://shop.dev/list.csv"):
    begin = time.monotonic()
    response = requests.get(url)
    took = time.monotonic() - begin
    again = requests.get(url)
    print(url, response.status_code, response.headers["Content-Type"], round(took, 2),
          again.content == response.content, round(again.elapsed.total_seconds(), 2) == round(took, 2))
print(requests.get("https://api.shop.dev/items/12?full=1").json())
