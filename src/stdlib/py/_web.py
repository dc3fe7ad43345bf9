"""The virtual web as its clients see it: what a URL answers, and how long that takes.

Nothing here reaches a network.  A request is looked up in the rules of --url (the longest one that
the URL lies below); what they leave open follows from the URL alone, by _web_hosts, so that a
program sees the same web at every run.  Waiting takes virtual time.
"""
import _web_rules
from _asyncio import _block, _future, _request_begin, _request_end, _timer, get_running_loop

PATIENCE = 127.0                          # seconds after which the system gives up connecting
_FAILS_AFTER = 0.05                       # seconds to a failure whose time is not given

_reasons = {200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found",
            400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
            429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
            503: "Service Unavailable", 504: "Gateway Timeout"}

# What became of an exchange that brought no answer.
CONNECT_TIMEOUT, READ_TIMEOUT, UNREACHABLE = "connect-timeout", "read-timeout", "unreachable"
REFUSED, DNS, RESET, SSL = "refused", "dns", "reset", "ssl"
DISCONNECTED = "disconnected"             # of a server of the program's own

_ERRORS = {CONNECT_TIMEOUT: "timed out", READ_TIMEOUT: "timed out",
           UNREACHABLE: "connection timed out", REFUSED: "connection refused",
           DNS: "no such host", RESET: "connection reset", SSL: "certificate not trusted",
           DISCONNECTED: "server disconnected"}


def reason_of(status):
    """The phrase of a status, or ""."""
    if status in _reasons:
        return _reasons[status]
    from http import HTTPStatus
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""


def errno_of(failure):
    """The OSError that the system gives for it."""
    if failure == REFUSED:
        return ConnectionRefusedError(111, "Connection refused")
    if failure == RESET:
        return ConnectionResetError(104, "Connection reset by peer")
    if failure == DNS:
        from socket import gaierror
        return gaierror(-2, "Name or service not known")
    if failure == SSL:
        from ssl import SSLCertVerificationError
        return SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify "
                                        "failed: unable to get local issuer certificate "
                                        "(_ssl.c:992)")
    if failure == UNREACHABLE:
        return TimeoutError(110, "Connection timed out")
    return TimeoutError("timed out")


def _header(self, name):
    """A header of a request or an answer, by its name in small letters; "" for none."""
    for key, text in self.headers:
        if key.lower() == name:
            return text
    return ""


class Request:
    """What a client sends; headers: pairs of text."""
    __slots__ = ("method", "url", "scheme", "host", "port", "path", "query", "headers", "body")

    def __init__(self, method, url, headers=(), body=b""):
        self.method = method
        self.url = url.partition("#")[0]
        self.scheme, _, rest = self.url.partition("://")
        end = min([rest.find(c) for c in "/?" if c in rest], default=len(rest))
        place = rest[:end].rpartition("@")[2].lower()
        self.path, _, self.query = rest[end:].partition("?")
        self.path = self.path or "/"
        self.host, _, port = place.rpartition(":") if place[-1:] != "]" and ":" in place \
            else (place, "", "")
        self.port = int(port) if port.isdecimal() else 443 if self.scheme == "https" else 80
        self.headers = list(headers)
        self.body = body

    header = _header

    def place(self):
        """The URL as rules are written: without scheme, "www.", a port that needs no saying."""
        host = self.host.removeprefix("www.")
        if self.port not in (80, 443):
            host += f":{self.port}"
        return (host + self.path).rstrip("/") + (f"?{self.query}" if self.query else "")


class Answer:
    """What comes back after so many seconds: an answer, or `failure`, why there is none."""
    __slots__ = ("seconds", "failure", "status", "reason", "headers", "body")

    def __init__(self, seconds, failure=None, status=0, headers=(), body=b""):
        self.seconds = seconds
        self.failure = failure
        self.status = status
        self.reason = reason_of(status)
        self.headers = list(headers)
        self.body = body

    header = _header


# --- the rules that are given ---

_rules = None                             # place → [rules of that URL]
_asked = {}                               # place → how often it was asked


def _load_rules():
    global _rules
    _rules = {}
    for rule in _web_rules.rules():
        _rules.setdefault(rule[0], []).append(rule)


def _find_rule(place, is_asked=True):
    """The rule that counts; is_asked: it is the next one's turn then."""
    if _rules is None:
        _load_rules()
    best = None
    for url in _rules:
        if place.startswith(url) and place[len(url):len(url) + 1] in ("", "/", "?") and (
                best is None or len(url) > len(best)):
            best = url
    if best is None:
        return (None,) * 6
    count = _asked.get(best, 0) + 1
    if is_asked:
        _asked[best] = count
    rules = _rules[best]
    return rules[min(count, len(rules)) - 1]


def connect_failure(request):
    """Why no connection to the place comes about, or None."""
    import _web_hosts
    rule = _find_rule(request.place(), False)
    if rule[0] is None:
        return _web_hosts.failure(request)
    return rule[3] if rule[3] != RESET else None


def address_of(host):
    """The address that a host has here, in a block that is kept for documentation."""
    from _network import parse_ipv4
    if host == "localhost" or parse_ipv4(host):
        return "127.0.0.1" if host == "localhost" else host
    from _web_hosts import number_of
    return f"203.0.113.{number_of(host) % 254 + 1}"


def connect_error(failure, request):
    """As asyncio tells of a connection that did not come about."""
    kind, number = (ConnectionRefusedError, 111) if failure == REFUSED else (TimeoutError, 110)
    return kind(number, f"Connect call failed ({address_of(request.host)!r}, {request.port})")


_TYPES = {"html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8",
          "json": "application/json", "txt": "text/plain; charset=utf-8", "csv": "text/csv",
          "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
          "svg": "image/svg+xml", "css": "text/css", "js": "text/javascript", "xml": "text/xml",
          "pdf": "application/pdf"}


def type_of_name(name):
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _given_body(kind, text):
    if kind == "file":
        import _posix
        data = _posix.load(text)
        if data is None:
            raise FileNotFoundError(2, "No such file or directory", text)
        return type_of_name(text), data
    if kind == "json":
        return "application/json", text.encode()
    return "text/plain; charset=utf-8", text.encode()


def answer(request):
    """What the request meets, and when."""
    import _web_hosts
    _, seconds, status, failure, kind, text = _find_rule(request.place())
    if failure is not None:
        return Answer(_failure_seconds(seconds, failure, request), failure,
                      *_web_hosts.answer(request)[1:] if failure == SSL else ())
    if seconds is None and status is None and kind is None:
        failure = _web_hosts.failure(request)
        if failure is not None:
            return Answer(_failure_seconds(None, failure, request), failure)
    own_seconds, own_status, headers, body = _web_hosts.answer(request, status, kind is not None)
    if kind is not None:
        content_type, body = _given_body(kind, text)
        headers = [("Content-Type", content_type)]
    if status is None:
        status = own_status if kind is None else 200
    seconds = _web_hosts.latency(request) if seconds is None and not own_seconds else seconds or 0.0
    return Answer(seconds + own_seconds, None, status, _whole(headers, body), body)


def _failure_seconds(seconds, failure, request):
    if failure == "timeout":
        return PATIENCE
    if seconds is None and failure == SSL:
        import _web_hosts
        return _web_hosts.latency(request)
    return _FAILS_AFTER if seconds is None else seconds


def _whole(headers, body):
    """The headers that every answer has, and then its own."""
    import time
    now = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime())
    first = [("Date", now), *headers]
    first[2:2] = [("Content-Length", str(len(body)))]
    return first


# --- exchanges ---


class Exchange:
    """One request and what becomes of it: answer, or failure (one of the words above)."""

    def __init__(self, method, url, headers=(), body=b"", *, verify=True):
        self.request = Request(method, url, headers, body)
        self.verify = verify
        self.answer = self.failure = self._waiter = None

    def _begin(self, connect_timeout, read_timeout):
        """How long it takes; sets what it will come to."""
        self._node = _request_begin("client", self.request.method, self.request.url)
        found = answer(self.request)
        seconds, failure = found.seconds, found.failure
        if failure == SSL and (not self.verify or self.request.scheme != "https"):
            failure = None
        if failure == "timeout":
            failure = UNREACHABLE
            if connect_timeout is not None and connect_timeout < seconds:
                seconds, failure = connect_timeout, CONNECT_TIMEOUT
        elif read_timeout is not None and read_timeout < seconds:
            seconds, failure = read_timeout, READ_TIMEOUT
        self.failure = failure
        if failure is None:
            self.answer = found
        return seconds

    def _end(self, error=None):
        if error is None and self.failure is not None:
            error = _ERRORS[self.failure]
        _request_end(self._node, self.answer.status if self.answer and not error else 0, error)

    def block(self, caller, connect_timeout=None, read_timeout=None):
        """The thread waits for it, and with it the loop that runs in it."""
        seconds = self._begin(connect_timeout, read_timeout)
        error = "interrupted"
        try:
            _block(seconds, f"{caller} {self.request.url}", self._node)
            error = None
        finally:
            self._end(error)

    async def wait(self, connect_timeout=None, read_timeout=None):
        """The task waits for it."""
        import _web_streams
        if _web_streams.is_served(self.request):
            await self._ask(connect_timeout, read_timeout)
            return
        seconds = self._begin(connect_timeout, read_timeout)
        error = "cancelled"
        try:
            await wait(seconds, f"{self.request.method} {self.request.url}", self)
            error = None
        finally:
            self._waiter = None
            self._end(error)

    def cut(self):
        """The client closes the connection while it waits."""
        if self._waiter is not None and not self._waiter.done():
            self.failure, self.answer = DISCONNECTED, None
            self._waiter.set_result(None)

    async def _ask(self, *timeouts):
        """The program's own server answers."""
        from asyncio import wait_for
        import _web_streams
        self._node = _request_begin("client", self.request.method, self.request.url)
        error = "cancelled"
        timeout = min([seconds for seconds in timeouts if seconds is not None], default=None)
        try:
            try:
                self.answer = await wait_for(_web_streams.ask(self.request), timeout)
                self.failure = None if self.answer else DISCONNECTED
            except TimeoutError:
                self.failure = READ_TIMEOUT
            error = None
        finally:
            self._end(error)

    def next_place(self):
        """(method, url) where a redirect leads, or None."""
        status = self.answer.status
        target = self.answer.header("location")
        if status not in (301, 302, 303, 307, 308) or not target:
            return None
        from urllib.parse import urljoin
        method = self.request.method
        if status == 303 or (status in (301, 302) and method == "POST"):
            method = "HEAD" if method == "HEAD" else "GET"
        return method, urljoin(self.request.url, target)


def _set_result(future):
    if not future.done():
        future.set_result(None)


async def wait(seconds, label, exchange=None):
    """Suspended on the network for so long, or until the exchange is cut."""
    loop = get_running_loop()
    future = _future(loop, "network", "network", label)
    if exchange is not None:
        exchange._waiter = future
    timer = _timer(loop, loop.time() + seconds, "library", future, _set_result, future)
    try:
        await future
    finally:
        timer.cancel()


class Pool:
    """Connections: at most `limit`, and `per_host` of one key; 0 or None: any number."""

    def __init__(self, limit, per_host=0):
        self.limit = limit
        self.per_host = per_host
        self._used = {}                   # key → connections
        self._waiters = []                # (key, future), the one that came first in front

    def has_room(self, key):
        if self.limit and sum(self._used.values()) >= self.limit:
            return False
        return not self.per_host or self._used.get(key, 0) < self.per_host

    def _take(self, key):
        self._used[key] = self._used.get(key, 0) + 1

    async def acquire(self, key, seconds, label):
        """Waits for a free one, for so many seconds at most (None: for ever); was there one?"""
        if self.has_room(key):
            self._take(key)
            return True
        loop = get_running_loop()
        waiter = _future(loop, "waiter", "network", label)
        timer = None
        if seconds is not None:
            timer = _timer(loop, loop.time() + seconds, "timeout", waiter, _set_result, waiter)
        place = (key, waiter)
        self._waiters.append(place)
        try:
            await waiter
        except:
            if place not in self._waiters:  # it was given one at the same moment
                self.release(key)
            raise
        finally:
            if timer is not None:
                timer.cancel()
            is_left = place in self._waiters
            if is_left:
                self._waiters.remove(place)
        return not is_left

    def release(self, key):
        """Given back; the first of those who wait and may have it gets it."""
        self._used[key] -= 1
        if not self._used[key]:
            del self._used[key]
        for place in self._waiters:
            wanted, waiter = place
            if not waiter.done() and self.has_room(wanted):
                self._waiters.remove(place)
                self._take(wanted)
                waiter.set_result(None)
                break


# --- what clients send ---

_BOUNDARY = "5f0c1e7ab3d84962a7b1c4e8d2f69035"


def pairs_of(data):
    """A dict, or pairs, as pairs; a list among the values stands for several."""
    found = []
    items = data.items() if hasattr(data, "items") else data
    for key, value in items:
        values = value if isinstance(value, (list, tuple)) else [value]
        found.extend((key, one) for one in values if one is not None)
    return found


def form(fields, files=()):
    """A form with files: (content type, body).  files: (field, name, content), and perhaps its
    type ("": it is not said)."""
    lines = []
    for key, value in fields:
        lines.append(f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
                     .encode() + to_bytes(value) + b"\r\n")
    for key, name, content, *kind in files:
        kind = kind[0] if kind else type_of_name(name).partition(";")[0]
        said = f"\r\nContent-Type: {kind}" if kind else ""
        lines.append(f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"; '
                     f'filename="{name}"{said}\r\n\r\n'.encode() + to_bytes(content) + b"\r\n")
    lines.append(f"--{_BOUNDARY}--\r\n".encode())
    return f"multipart/form-data; boundary={_BOUNDARY}", b"".join(lines)


def to_bytes(value):
    if hasattr(value, "read"):
        value = value.read()
    return bytes(value) if isinstance(value, (bytes, bytearray, memoryview)) else \
        str(value).encode()


def basic_auth(user, password):
    from base64 import b64encode
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def charset_of(content_type):
    """The charset that a content type names, or None."""
    for part in content_type.split(";")[1:]:
        key, _, value = part.strip().partition("=")
        if key.lower() == "charset":
            return value.strip("'\" ")
    return None


def parse_cookies(headers):
    """{name: value} of what is set by headers (pairs)."""
    cookies = {}
    for key, text in headers:
        if key.lower() == "set-cookie":
            name, _, value = text.partition(";")[0].partition("=")
            cookies[name.strip()] = value.strip()
    return cookies
