import requests

response = requests.get("https://shop.dev/items", params={"page": 2, "tag": ["new", "red"]})
print(response, response.status_code, response.ok, response.reason, response.url)
print(response.json(), response.headers["content-type"], response.encoding)
print(response.text, response.content, response.elapsed, bool(response))
print(response.request.method, response.request.headers["User-Agent"], response.history)
response = requests.post("https://shop.dev/items", json={"name": "cup"})
print(response.status_code, response.reason, response.request.body)
with requests.Session() as session:
    session.headers.update({"Authorization": "Bearer abc"})
    session.params = {"key": "k"}
    print(session.get("https://httpbin.org/get").json()["args"])
    print(session.get("https://httpbin.org/bearer").json())
    session.get("https://httpbin.org/cookies/set?size=xl")
    print(session.cookies.get_dict(), session.get("https://httpbin.org/cookies").json())
print(requests.head("https://httpbin.org/get").text == "", requests.delete("https://httpbin.org/delete"))
print(requests.codes.ok, requests.codes["not_found"], requests.codes.teapot)
for line in requests.get("https://shop.dev/lines", stream=True).iter_lines():
    print(line)
