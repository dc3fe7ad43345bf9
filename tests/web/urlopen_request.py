import json
import urllib.parse
from urllib.request import HTTPSHandler, Request, build_opener, install_opener, urlopen, urlretrieve
import ssl

request = Request("https://httpbin.org/post", data=json.dumps({"a": 1}).encode(),
                  headers={"Content-Type": "application/json", "X-Who": "me"})
print(request.get_method(), request.host, request.selector, request.get_header("X-who"))
with urlopen(request, timeout=10) as response:
    answer = json.load(response)
print(answer["json"], answer["headers"]["X-Who"], answer["headers"]["User-Agent"])
data = urllib.parse.urlencode({"name": "Ada", "n": 3}).encode()
print(json.loads(urlopen("https://httpbin.org/post", data).read())["form"])
print(json.load(urlopen(Request("https://httpbin.org/put", b"x", method="PUT")))["data"])
with urlopen("https://lines.dev/") as response:
    print(response.getcode(), response.reason, response.geturl(), response.getheader("content-type"))
    print(response.headers.get_content_charset(), response.info().get_content_type())
    print(response.read(3), response.readline(), response.read())
print(response.closed, response.read())
name, headers = urlretrieve("https://lines.dev/", "copy.txt")
print(open(name).read().split())
opener = build_opener(HTTPSHandler(context=ssl._create_unverified_context()))
opener.addheaders = [("User-agent", "me/1.0")]
print(json.load(opener.open("https://httpbin.org/headers"))["headers"]["User-Agent"])
install_opener(opener)
print(urlopen("https://strange.dev").status)
