# The hosts that lessons use, in their documented shapes.
import requests

bin = "https://httpbin.org"
print(requests.get(bin + "/get", params={"a": "1"}).json()["args"])
print(requests.post(bin + "/post", json={"a": 1}).json()["json"])
print(requests.post(bin + "/post", data={"a": 1}).json()["form"])
print(requests.put(bin + "/put", data="text").json()["data"])
print(requests.get(bin + "/headers", headers={"X-Who": "me"}).json()["headers"]["X-Who"])
print(requests.get(bin + "/status/418").status_code)
print(requests.get(bin + "/delay/2").elapsed)
print(requests.get(bin + "/ip").json(), requests.get(bin + "/user-agent").json())
print(len(requests.get(bin + "/uuid").json()["uuid"]), len(requests.get(bin + "/bytes/77").content))
print(requests.get(bin + "/redirect/3").history)
print(requests.get(bin + "/basic-auth/me/secret", auth=("me", "secret")).json())
print(requests.get(bin + "/basic-auth/me/secret").status_code)
print(requests.get(bin + "/anything/x", params={"q": "1"}).json()["method"])
print(requests.post(bin + "/get").status_code)

place = "https://jsonplaceholder.typicode.com"
todo = requests.get(place + "/todos/4").json()
print(sorted(todo), todo["userId"], todo["id"], todo["completed"])
print(len(requests.get(place + "/posts").json()), len(requests.get(place + "/users").json()))
print([post["id"] for post in requests.get(place + "/posts?userId=3").json()])
print([c["postId"] for c in requests.get(place + "/posts/2/comments").json()])
print(requests.get(place + "/posts/101").status_code, requests.get(place + "/posts/101").json())
print(requests.post(place + "/posts", json={"title": "new"}).json())
print(requests.patch(place + "/posts/1", json={"title": "new"}).json()["title"])
print(requests.delete(place + "/posts/1").status_code)
print(sorted(requests.get(place + "/users/1").json()))

account = requests.get("https://api.github.com/users/octocat").json()
print(account["login"], account["html_url"], account["public_repos"] > 0)
print(requests.get("https://api.github.com/repos/a/b").json()["full_name"])
print(requests.get("https://pokeapi.co/api/v2/pokemon/25").json()["name"])
for path in ("", "/invalid", "/rate_limit"):
    answer = requests.get("https://api.github.com" + path)
    print(answer.status_code, answer.json().get("message"))
print(requests.options(bin + "/get").status_code)
