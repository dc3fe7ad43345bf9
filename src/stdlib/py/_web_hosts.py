"""What the virtual web holds where no --url says otherwise: all of it made from the URL.

Hosts that lessons like to use answer in the shape in which they are documented to; the texts in
them are made up here.
"""
import json
from urllib.parse import parse_qsl, unquote

_WORDS = ("water glass stone light river cloud paper wind leaf bridge window garden morning "
          "harbour market winter letter island basket candle mirror pocket thread whistle ladder").split()
_MISSING = ("404", "not-found", "notfound", "not_found", "nonexistent", "does-not-exist",
            "doesnotexist")
_NOWHERE = ("nonexist", "non-exist", "does-not-exist", "doesnotexist", "no-such", "invalid")
_PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "ico")
_JSON = "application/json"


def number_of(text):
    """Always the same for a text: 32 bits (FNV-1a)."""
    found = 2166136261
    for byte in text.encode():
        found = (found ^ byte) * 16777619 & 0xFFFFFFFF
    return found


def latency(request):
    """0.10 to 1.00 s in steps of 10 ms."""
    return (10 + number_of(request.place()) % 91) / 100


def failure(request):
    """Why a host cannot be reached, or None."""
    host = request.host
    if host in ("localhost", "0.0.0.0", "[::1]") or host.startswith("127."):
        return "refused"
    if host.startswith(("10.", "192.168.", "192.0.2.", "198.51.100.", "203.0.113.")):
        return "timeout"
    if "." not in host or host.endswith(".invalid") or any(word in host for word in _NOWHERE):
        return "dns"
    return None


def answer(request, status=None, has_body=False):
    """(seconds that the server itself takes, status, headers, body); status: given by a rule."""
    host = request.host.removeprefix("www.")
    known = _HOSTS.get(host)
    found = known(request) if known is not None else None
    if found is None:
        found = _any_host(request)
    seconds, own_status, content_type, body, *headers = found
    if status is not None and status >= 400 and own_status < 400 and not has_body:
        content_type, body = _error_page(request, status)
    if isinstance(body, str):
        body = body.encode()
    elif not isinstance(body, bytes):
        body = (json.dumps(body, indent=2) + "\n").encode()
    shown = content_type + "; charset=utf-8" if content_type.startswith("text/") or (
        content_type == _JSON and host in _WITH_CHARSET) else content_type
    return seconds, own_status, [("Content-Type", shown), *headers], body


def _error_page(request, status):
    from _web import reason_of
    reason = reason_of(status)
    if _wants_json(request):
        return _JSON, {"error": reason, "status": status}
    return "text/html", _page(f"{status} {reason}", reason)


def _page(title, text):
    return (f"<!doctype html>\n<html>\n<head>\n  <title>{title}</title>\n</head>\n<body>\n"
            f"  <h1>{title}</h1>\n  <p>{text}</p>\n</body>\n</html>\n")


def _words(seed, count):
    number = number_of(seed)
    words = []
    for _ in range(count):
        words.append(_WORDS[(number >> 8) % len(_WORDS)])
        number = (number * 1664525 + 1013904223) & 0xFFFFFFFF
    return " ".join(words)


def _parts(request):
    return [unquote(part) for part in request.path.split("/") if part]


def _noise(seed, size):
    """Bytes without a meaning."""
    number = number_of(seed)
    block = bytearray()
    for _ in range(256):
        number = (number * 1664525 + 1013904223) & 0xFFFFFFFF
        block.append(number >> 16 & 255)
    return bytes(block * (size // 256 + 1))[:size]


def _picture(seed, kind="png", size=None):
    begin = {"png": b"\x89PNG\r\n\x1a\n", "gif": b"GIF89a", "webp": b"RIFF"}.get(
        kind, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    size = size or 20000 + number_of(seed) % 180000
    return begin + _noise(seed, size - len(begin))


# --- any host ---


def _wants_json(request):
    parts = _parts(request)
    labels = request.host.split(".")
    return ("api" in labels or "json" in request.header("accept") or request.path.endswith(".json")
            or request.method not in ("GET", "HEAD") or any(
                part in ("api", "json", "v1", "v2", "v3") or part.isdecimal() for part in parts))


def _any_host(request):
    parts = _parts(request)
    last = parts[-1] if parts else ""
    if last.lower() in _MISSING:
        return 0.0, 404, *_error_page(request, 404)
    kind = last.rpartition(".")[2].lower() if "." in last else ""
    if kind in _PICTURES or request.host in ("picsum.photos", "placekitten.com", "placehold.co",
                                             "via.placeholder.com", "images.unsplash.com"):
        kind = kind if kind in _PICTURES else "jpeg"
        return 0.0, 200, "image/" + ("jpeg" if kind == "jpg" else kind), \
            _picture(request.place(), kind)
    if kind in ("txt", "csv", "bin", "zip", "pdf", "mp4", "mp3", "iso"):
        return 0.0, 200, *_file(request, kind)
    if _wants_json(request):
        return _any_json(request, parts)
    name = request.host.removeprefix("www.") + ("" if request.path == "/" else request.path)
    number = number_of(request.place())
    lines = "\n".join(f"  <p>{_words(f'{name} {i}', 12).capitalize()}.</p>"
                      for i in range(3 + number % 40))
    return 0.0, 200, "text/html", _page(name, "This page was made from its address.").replace(
        "</body>", f"{lines}\n</body>")


def _file(request, kind):
    if kind == "txt":
        lines = [_words(f"{request.place()} {i}", 8).capitalize() + "." for i in range(20)]
        return "text/plain", "\n".join(lines) + "\n"
    if kind == "csv":
        rows = [f"{i},{_words(f'{request.place()} {i}', 1)},{number_of(str(i)) % 100}"
                for i in range(1, 21)]
        return "text/csv", "id,name,value\n" + "\n".join(rows) + "\n"
    return "application/octet-stream", _noise(request.place(),
                                              100000 + number_of(request.place()) % 900000)


def _sent(request):
    """What was sent, as the data it is: JSON or a form; None: nothing, or neither."""
    kind = request.header("content-type")
    try:
        if _JSON in kind:
            return json.loads(request.body)
        if "x-www-form-urlencoded" in kind:
            return _plural(parse_qsl(request.body.decode()))
    except ValueError:
        pass
    return None


def _any_json(request, parts):
    found = {"url": request.url}
    if request.method != "GET" and request.method != "HEAD":
        found["method"] = request.method
    names = [part for part in parts if not part.isdecimal()]
    numbers = [int(part) for part in parts if part.isdecimal()]
    found["id"] = numbers[-1] if numbers else number_of(request.place()) % 1000
    found["name"] = names[-1].removesuffix(".json") if names else request.host
    found["value"] = number_of(request.place()) % 100
    found["text"] = _words(request.place(), 6)
    if request.query:
        found["args"] = dict(parse_qsl(request.query, keep_blank_values=True))
    sent = _sent(request)
    if sent is not None:
        found["data"] = sent
    return 0.0, 201 if request.method == "POST" else 200, _JSON, found


# --- httpbin.org ---


def _httpbin(request):
    parts = _parts(request)
    head = parts[0] if parts else ""
    argument = parts[1] if len(parts) > 1 else ""
    call = _HTTPBIN.get(head)
    if call is None:
        return None if not parts else (0.0, 404, *_error_page(request, 404))
    method = "get" if request.method == "HEAD" else request.method.lower()
    if method == "options":
        return 0.0, 200, "text/html", ""
    if head in ("get", "post", "put", "patch", "delete") and method != head:
        return 0.0, 405, "text/html", _page("405 Method Not Allowed", "Method Not Allowed")
    return call(request, argument, parts[2:])


def _as_httpbin(data, seconds=0.0, status=200, *headers):
    return (seconds, status, _JSON, json.dumps(data, indent=2, sort_keys=True) + "\n", *headers)


def _shown_headers(request):
    shown = {"-".join(word.capitalize() for word in key.split("-")): text
             for key, text in request.headers if key.lower() not in ("connection", "keep-alive")}
    shown.setdefault("Host", request.host)
    return shown


def _plural(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            found[key] = (found[key] if isinstance(found[key], list) else [found[key]]) + [value]
        else:
            found[key] = value
    return found


def _described(request):
    return {"args": _plural(parse_qsl(request.query, keep_blank_values=True)),
            "headers": _shown_headers(request), "origin": "203.0.113.7", "url": request.url}


def _echo(request, argument, more):
    found = _described(request)
    if request.method not in ("GET", "HEAD"):
        found.update({"data": "", "files": {}, "form": {}, "json": None})
        sent = _sent(request)
        kind = request.header("content-type")
        if "x-www-form-urlencoded" in kind:
            found["form"] = sent or {}
        elif kind.startswith("multipart/form-data"):
            _read_form(request, found)
        else:
            found["data"] = request.body.decode("utf-8", "replace")
            found["json"] = sent
    if request.path.startswith("/anything"):
        found["method"] = request.method
    return found


def _read_form(request, found):
    boundary = b"--" + request.header("content-type").partition("boundary=")[2].encode()
    for part in request.body.split(boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        words = head.decode().split('"')
        text = content.removesuffix(b"\r\n").decode("utf-8", "replace")
        found["files" if "; filename=" in head.decode() else "form"][words[1]] = text


def _delay(request, argument, more):
    try:
        seconds = min(max(float(argument), 0.0), 10.0)
    except ValueError:
        return 0.0, 404, *_error_page(request, 404)
    return _as_httpbin(_echo(request, argument, more), seconds)


def _status(request, argument, more):
    codes = [int(code.partition(":")[0]) for code in argument.split(",")
             if code.partition(":")[0].isdecimal()]
    if not codes:
        return 0.0, 400, "text/html", "Invalid status code"
    status = codes[number_of(request.place() + argument) % len(codes)]
    headers = [("Location", "/redirect/1")] if status in (301, 302, 303, 307, 308) else []
    text = "I'm a teapot\n" if status == 418 else ""
    return (0.0, status, "text/html", text, *headers)


def _redirect(request, argument, more):
    left = int(argument) if argument.isdecimal() else 1
    target = f"/relative-redirect/{left - 1}" if left > 1 else "/get"
    return 0.0, 302, "text/html", "", ("Location", target)


def _redirect_to(request, argument, more):
    arguments = dict(parse_qsl(request.query))
    return 0.0, int(arguments.get("status_code", 302)), "text/html", "", (
        "Location", arguments.get("url", "/get"))


def _basic_auth(request, user, more):
    from _web import basic_auth
    if more and request.header("authorization") == basic_auth(user, more[0]):
        return _as_httpbin({"authenticated": True, "user": user})
    return 0.0, 401, "text/html", "", ("WWW-Authenticate", 'Basic realm="Fake Realm"')


def _bearer(request, argument, more):
    kind, _, token = request.header("authorization").partition(" ")
    if kind == "Bearer" and token:
        return _as_httpbin({"authenticated": True, "token": token})
    return 0.0, 401, "text/html", "", ("WWW-Authenticate", "Bearer")


def _cookies(request, argument, more):
    if argument == "set":
        arguments = [tuple(more)] if len(more) == 2 else parse_qsl(request.query)
        return (0.0, 302, "text/html", "", ("Location", "/cookies"),
                *[("Set-Cookie", f"{key}={value}; Path=/") for key, value in arguments])
    pairs = [part.strip().partition("=") for part in request.header("cookie").split(";") if part]
    return _as_httpbin({"cookies": {key: value for key, _, value in pairs}})


def _stream(request, argument, more):
    count = min(int(argument), 100) if argument.isdecimal() else 1
    lines = [json.dumps({"id": i, **_described(request)}) for i in range(count)]
    return 0.0, 200, _JSON, "\n".join(lines) + "\n"


def _uuid_text(seed):
    digits = "".join(f"{number_of(f'{seed}{i}'):08x}" for i in range(4))
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


_uuids = [0]


def _uuid(request, argument, more):
    _uuids[0] += 1
    return _as_httpbin({"uuid": _uuid_text(f"uuid {_uuids[0]} ")})


def _slides(request, argument, more):
    return _as_httpbin({"slideshow": {
        "author": "Yours Truly", "date": "date of publication", "title": "Sample Slide Show",
        "slides": [{"title": "What swims here?", "type": "all"},
                   {"title": "Overview", "type": "all",
                    "items": ["What <em>waits</em>", "Who wakes it"]}]}})


def _drip(request, argument, more):
    arguments = dict(parse_qsl(request.query))
    seconds = float(arguments.get("duration", 2)) + float(arguments.get("delay", 2))
    size = int(arguments.get("numbytes", 10))
    return seconds, int(arguments.get("code", 200)), "application/octet-stream", b"*" * size


def _some_bytes(request, argument, more):
    size = min(int(argument), 100 * 1024) if argument.isdecimal() else 0
    return 0.0, 200, "application/octet-stream", _noise(request.place(), size)


def _image(request, argument, more):
    kind = argument or "png"
    return 0.0, 200, "image/" + kind, _picture(request.place(), kind, 8090)


def _echo_json(request, argument, more):
    return _as_httpbin(_echo(request, argument, more))


_HTTPBIN = {
    "get": _echo_json, "post": _echo_json, "put": _echo_json, "patch": _echo_json,
    "delete": _echo_json, "anything": _echo_json,
    "delay": _delay, "status": _status, "uuid": _uuid, "json": _slides, "drip": _drip,
    "ip": lambda request, *_: _as_httpbin({"origin": "203.0.113.7"}),
    "headers": lambda request, *_: _as_httpbin({"headers": _shown_headers(request)}),
    "user-agent": lambda request, *_: _as_httpbin({"user-agent": request.header("user-agent")}),
    "redirect": _redirect, "relative-redirect": _redirect, "absolute-redirect": _redirect,
    "redirect-to": _redirect_to, "basic-auth": _basic_auth, "bearer": _bearer,
    "cookies": _cookies, "stream": _stream, "bytes": _some_bytes, "image": _image,
    "html": lambda request, *_: (0.0, 200, "text/html", _page("The Glass", _words("html", 60))),
    "robots.txt": lambda *_: (0.0, 200, "text/plain", "User-agent: *\nDisallow: /deny\n"),
    "base64": lambda request, argument, more: (
        0.0, 200, "text/html", __import__("base64").b64decode(argument.encode() + b"==")),
    "response-headers": lambda request, *_: (
        0.0, 200, _JSON, dict(parse_qsl(request.query)), *parse_qsl(request.query)),
}


# --- jsonplaceholder.typicode.com ---

_COUNTS = {"posts": 100, "comments": 500, "albums": 100, "photos": 5000, "todos": 200, "users": 10}
_NAMES = ("Ada Lind", "Boris Hahn", "Cho Min-seo", "Dana Reyes", "Emil Novak", "Freya Olsen",
          "Goro Ito", "Hanna Weiss", "Ivo Marin", "Jun Park")


def _user(number):
    name = _NAMES[number - 1]
    nick = name.split()[0]
    city = _words(f"city {number}", 1).capitalize()
    return {"id": number, "name": name, "username": nick,
            "email": f"{nick}@{_words(f'mail {number}', 1)}.example",
            "address": {"street": f"{city} Street", "suite": f"Apt. {number * 37}", "city": city,
                        "zipcode": f"{number * 9973 % 90000 + 10000}",
                        "geo": {"lat": f"{number * 7.5 - 40:.4f}",
                                "lng": f"{number * 31 - 150:.4f}"}},
            "phone": f"1-555-010-{number:04}", "website": f"{nick.lower()}.example",
            "company": {"name": f"{city} and Sons", "catchPhrase": _words(f"phrase {number}", 4),
                        "bs": _words(f"bs {number}", 3)}}


def _placeholder_item(kind, number):
    text = _words(f"{kind} {number}", 5)
    if kind == "posts":
        body = "\n".join(_words(f"post {number} {i}", 6) for i in range(4))
        return {"userId": (number + 9) // 10, "id": number, "title": text, "body": body}
    if kind == "todos":
        return {"userId": (number + 19) // 20, "id": number, "title": text,
                "completed": number % 4 == 0}
    if kind == "comments":
        return {"postId": (number + 4) // 5, "id": number, "name": text,
                "email": f"reader{number}@mail.example", "body": _words(f"comment {number}", 15)}
    if kind == "albums":
        return {"userId": (number + 9) // 10, "id": number, "title": text}
    if kind == "photos":
        colour = f"{number_of(text) & 0xFFFFFF:06x}"
        return {"albumId": (number + 49) // 50, "id": number, "title": text,
                "url": f"https://via.placeholder.com/600/{colour}",
                "thumbnailUrl": f"https://via.placeholder.com/150/{colour}"}
    return _user(number)


_OWNERS = {"users": "userId", "posts": "postId", "albums": "albumId"}


def _placeholder_list(kind, wanted):
    limit = int(wanted.pop("_limit", _COUNTS[kind]))
    start = int(wanted.pop("_start", (int(wanted.pop("_page", 1)) - 1) * limit))
    items = [_placeholder_item(kind, number) for number in range(1, _COUNTS[kind] + 1)]
    for key, value in wanted.items():
        items = [item for item in items if str(item.get(key)).lower() == value.lower()]
    return items[start:start + limit]


def _placeholder(request):
    parts = _parts(request)
    kind = parts[0] if parts else ""
    if kind not in _COUNTS:
        return None if not parts else (0.0, 404, _JSON, {})
    if len(parts) == 1:
        if request.method == "POST":
            return 0.0, 201, _JSON, {**_object(_sent(request)), "id": _COUNTS[kind] + 1}
        return 0.0, 200, _JSON, _placeholder_list(kind, dict(parse_qsl(request.query)))
    if not parts[1].isdecimal() or not 1 <= int(parts[1]) <= _COUNTS[kind]:
        return 0.0, 404, _JSON, {}
    number = int(parts[1])
    if len(parts) > 2:
        if parts[2] not in _COUNTS or kind not in _OWNERS:
            return 0.0, 404, _JSON, {}
        return 0.0, 200, _JSON, _placeholder_list(parts[2], {_OWNERS[kind]: str(number)})
    if request.method == "DELETE":
        return 0.0, 200, _JSON, {}
    if request.method == "PUT":
        return 0.0, 200, _JSON, {**_object(_sent(request)), "id": number}
    item = _placeholder_item(kind, number)
    if request.method == "PATCH":
        item.update(_object(_sent(request)))
    return 0.0, 200, _JSON, item


def _object(data):
    return data if isinstance(data, dict) else {}


# --- others ---


def _github(request):
    parts = _parts(request)
    if parts[:1] == ["users"] and len(parts) > 1:
        if len(parts) > 2 and parts[2] == "repos":
            return 0.0, 200, _JSON, [_repository(parts[1], _words(f"{parts[1]} {i}", 2).replace(
                " ", "-")) for i in range(1 + number_of(parts[1]) % 12)]
        return (0.0, 200, _JSON, _account(parts[1])) if len(parts) == 2 else None
    if parts[:1] == ["repos"] and len(parts) == 3:
        return 0.0, 200, _JSON, _repository(*parts[1:])
    if parts == ["events"]:
        return 0.0, 200, _JSON, [
            {"id": str(22249084947 + i), "type": ("PushEvent", "WatchEvent", "IssuesEvent")[i % 3],
             "actor": {"login": _words(f"actor {i}", 1)}, "public": True} for i in range(30)]
    if parts == ["zen"]:
        return 0.0, 200, "text/plain", "Small steps show more than one leap."
    if len(parts) == 1 and parts[0] not in ("emojis", "feeds", "gists", "meta", "rate_limit"):
        return 0.0, 404, _JSON, {"message": "Not Found",
                                 "documentation_url": "https://docs.github.com/rest"}
    return None


def _account(login):
    number = number_of(login)
    return {"login": login, "id": number % 10000000, "type": "User", "site_admin": False,
            "html_url": f"https://github.com/{login}",
            "url": f"https://api.github.com/users/{login}",
            "name": login.capitalize(), "company": None, "blog": "", "location": None,
            "bio": _words(login, 6), "public_repos": 1 + number % 80, "public_gists": number % 9,
            "followers": number % 5000, "following": number % 97,
            "created_at": f"20{10 + number % 12}-0{1 + number % 9}-1{number % 10}T08:00:00Z"}


def _repository(owner, name):
    number = number_of(f"{owner}/{name}")
    return {"id": number % 100000000, "name": name, "full_name": f"{owner}/{name}",
            "owner": {"login": owner, "id": number_of(owner) % 10000000}, "private": False,
            "html_url": f"https://github.com/{owner}/{name}", "description": _words(name, 6),
            "fork": False, "stargazers_count": number % 60000, "watchers_count": number % 60000,
            "forks_count": number % 7000, "open_issues_count": number % 900,
            "language": ("Python", "C", "Rust", "TypeScript")[number % 4], "default_branch": "main"}


def _pokeapi(request):
    parts = _parts(request)
    if parts[:2] != ["api", "v2"] or len(parts) < 3:
        return None
    base = f"https://pokeapi.co/api/v2/{parts[2]}"
    if len(parts) == 3:
        wanted = dict(parse_qsl(request.query))
        start, limit = int(wanted.get("offset", 0)), int(wanted.get("limit", 20))
        return 0.0, 200, _JSON, {
            "count": 1302, "next": f"{base}?offset={start + limit}&limit={limit}",
            "previous": None,
            "results": [{"name": f"{parts[2]}-{i}", "url": f"{base}/{i}/"}
                        for i in range(start + 1, min(start + limit, 1302) + 1)]}
    key = parts[3]
    number = int(key) if key.isdecimal() else number_of(key) % 1000 + 1
    if key.isdecimal() and not 1 <= number <= 1302:
        return 0.0, 404, "text/plain", "Not Found"
    name = f"{parts[2]}-{number}" if key.isdecimal() else key
    kind = ("grass", "fire", "water", "electric")[number % 4]
    return 0.0, 200, _JSON, {
        "id": number, "name": name, "height": 3 + number % 20, "weight": 20 + number * 7 % 900,
        "base_experience": 40 + number % 200, "order": number,
        "abilities": [{"ability": {"name": _words(name, 1)}, "is_hidden": False, "slot": 1}],
        "types": [{"slot": 1, "type": {"name": kind, "url": f"{base}/type/{number % 4}/"}}],
        "sprites": {"front_default": f"https://raw.githubusercontent.com/sprites/{number}.png"}}


def _fact(request):
    if request.path.rstrip("/") != "/fact":
        return None
    text = _words("fact", 9).capitalize() + "."
    return 0.0, 200, _JSON, {"fact": text, "length": len(text)}


def _example(request):
    if request.path != "/":
        return None
    return 0.0, 200, "text/html", _page("Example Domain",
                                        "This domain is for use in examples of documents.")


_HOSTS = {"httpbin.org": _httpbin, "eu.httpbin.org": _httpbin, "httpbingo.org": _httpbin,
          "jsonplaceholder.typicode.com": _placeholder, "api.github.com": _github,
          "pokeapi.co": _pokeapi, "catfact.ninja": _fact, "example.com": _example,
          "example.org": _example, "example.net": _example}
_WITH_CHARSET = ("jsonplaceholder.typicode.com", "api.github.com", "pokeapi.co")
