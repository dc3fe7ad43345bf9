"""Opening URLs; the thread waits for the answer."""
import _web
from urllib.error import HTTPError, URLError
from urllib.parse import unquote as url2pathname, quote as pathname2url, urlsplit as _urlsplit

__all__ = ["Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler",
           "HTTPRedirectHandler", "HTTPCookieProcessor", "ProxyHandler", "HTTPPasswordMgr",
           "HTTPPasswordMgrWithDefaultRealm", "HTTPBasicAuthHandler", "HTTPHandler",
           "HTTPErrorProcessor", "HTTPSHandler", "urlopen", "install_opener", "build_opener",
           "pathname2url", "url2pathname", "urlretrieve", "urlcleanup", "getproxies"]

_UNSET = object()
_REDIRECTS = 10


class Request:
    """What to ask for, and how."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False,
                 method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self.data = data
        for key, value in headers.items():
            self.add_header(key, value)
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._url

    @full_url.setter
    def full_url(self, url):
        if not isinstance(url, str):
            raise AttributeError(f"{type(url).__name__!r} object has no attribute 'timeout'")
        parts = _urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self._url = url
        self.type = parts.scheme
        self.host = parts.netloc
        self.origin_req_host = parts.hostname
        self.fragment = parts.fragment or None
        self.selector = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def get_method(self):
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        return self._url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())

    def set_proxy(self, host, type):
        pass


class BaseHandler:
    """Part of an opener."""
    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass


class HTTPErrorProcessor(BaseHandler):
    pass


class HTTPDefaultErrorHandler(BaseHandler):
    pass


class HTTPRedirectHandler(BaseHandler):
    max_redirections = _REDIRECTS


class HTTPHandler(BaseHandler):
    def __init__(self, debuglevel=0):
        pass


class HTTPSHandler(BaseHandler):
    def __init__(self, debuglevel=0, context=None, check_hostname=None):
        self._context = context


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None):
        self.proxies = proxies or {}


class HTTPCookieProcessor(BaseHandler):
    def __init__(self, cookiejar=None):
        self.cookiejar = {} if cookiejar is None else cookiejar


class HTTPPasswordMgr:
    def __init__(self):
        self._logins = []

    def add_password(self, realm, uri, user, passwd):
        self._logins.extend((one, user, passwd)
                            for one in ([uri] if isinstance(uri, str) else uri))

    def find_user_password(self, realm, authuri):
        for uri, user, password in self._logins:
            if uri in authuri:
                return user, password
        return None, None


HTTPPasswordMgrWithDefaultRealm = HTTPPasswordMgr


class HTTPBasicAuthHandler(BaseHandler):
    def __init__(self, password_mgr=None):
        self.passwd = password_mgr or HTTPPasswordMgr()
        self.add_password = self.passwd.add_password


class OpenerDirector:
    """What opens URLs, with the handlers that it has."""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/3.11")]
        self.handlers = []

    def add_handler(self, handler):
        self.handlers.append(handler)
        handler.add_parent(self)

    def close(self):
        pass

    def open(self, fullurl, data=None, timeout=_UNSET):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        if not hasattr(request, "type"):
            raise AttributeError(f"{type(request).__name__!r} object has no attribute 'timeout'")
        if timeout is _UNSET:
            import sys
            timeout = sys.modules["socket"].getdefaulttimeout() if "socket" in sys.modules \
                else None
        if timeout is not None and timeout <= 0:
            raise ValueError("Timeout value out of range" if timeout < 0 else
                             "Attempted to set connect timeout to <= 0")
        if request.type in ("http", "https"):
            return self._open_http(request, timeout)
        if request.type == "file":
            return self._open_file(request)
        if request.type == "data":
            return self._open_data(request)
        raise URLError(f"unknown url type: {request.type}")

    def _find(self, kind):
        for handler in self.handlers:
            if isinstance(handler, kind):
                return handler
        return None

    def _headers(self, request, body, jar):
        found = {key: value for key, value in self.addheaders}
        found = {"Accept-Encoding": "identity", "Host": request.host,
                 **{key.capitalize(): value for key, value in found.items()},
                 "Connection": "close", **request.unredirected_hdrs, **request.headers}
        if body:
            found.setdefault("Content-type", "application/x-www-form-urlencoded")
            found["Content-length"] = str(len(body))
        if jar:
            found["Cookie"] = "; ".join(f"{key}={value}" for key, value in jar.items())
        auth = self._find(HTTPBasicAuthHandler)
        if auth is not None and "Authorization" not in found:
            user, password = auth.passwd.find_user_password(None, request.full_url)
            if user is not None:
                found["Authorization"] = _web.basic_auth(user, password)
        return list(found.items())

    def _open_http(self, request, timeout):
        from ssl import _verifies
        if not request.host:
            raise URLError("no host given")
        _check_url(request)
        data = request.data
        if isinstance(data, str):
            raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. "
                            "It cannot be of type str.")
        body = b"" if data is None else data if isinstance(data, bytes) else _web.to_bytes(
            b"".join(data) if isinstance(data, (list, tuple)) else data)
        method, url = request.get_method(), request.full_url
        context = self._find(HTTPSHandler)
        verify = _verifies(context._context if context else None) if request.type == "https" \
            else True
        cookies = self._find(HTTPCookieProcessor)
        jar = None if cookies is None else cookies.cookiejar
        for _ in range(_REDIRECTS + 1):
            exchange = _web.Exchange(method, url, self._headers(request, body, jar), body,
                                     verify=verify)
            exchange.block("urlopen", timeout, timeout)
            if exchange.failure is not None:
                self._fail(exchange)
            if jar is not None:
                jar.update(_web.parse_cookies(exchange.answer.headers))
            target = exchange.next_place()
            if target is None:
                return self._give(exchange)
            method, url = target
            body = b"" if method == "GET" else body
        raise HTTPError(url, exchange.answer.status, "The HTTP server returned a redirect error "
                        "that would lead to an infinite loop.\nThe last 30x error message was:\n"
                        + exchange.answer.reason, None, None)

    def _fail(self, exchange):
        failure = exchange.failure
        if failure == _web.READ_TIMEOUT:
            raise TimeoutError("The read operation timed out"
                               if exchange.request.scheme == "https" else "timed out")
        if failure == _web.RESET:
            raise _web.errno_of(failure)
        raise URLError(_web.errno_of(failure))

    def _give(self, exchange):
        from http.client import HTTPResponse
        response = HTTPResponse(exchange.answer, exchange.request.url, exchange.request.method)
        if not 200 <= response.status < 300:
            raise HTTPError(response.url, response.status, response.reason, response.headers,
                            response)
        response.msg = response.reason
        return response

    def _open_file(self, request):
        import _posix
        path = url2pathname(_urlsplit(request.full_url).path)
        data = _posix.load(path)
        if data is None:
            raise URLError(FileNotFoundError(2, "No such file or directory", path))
        return self._give_bytes(request, _web.type_of_name(path), data)

    def _open_data(self, request):
        from base64 import b64decode
        from urllib.parse import unquote_to_bytes
        kind, _, text = request.full_url.partition(":")[2].partition(",")
        data = unquote_to_bytes(text)
        if kind.endswith(";base64"):
            kind, data = kind.removesuffix(";base64"), b64decode(data)
        return self._give_bytes(request, kind or "text/plain;charset=US-ASCII", data)

    def _give_bytes(self, request, kind, data):
        import io
        from http.client import HTTPMessage
        from urllib.response import addinfourl
        headers = HTTPMessage([("Content-type", kind), ("Content-length", str(len(data)))])
        return addinfourl(io.BytesIO(data), headers, request.full_url)


def _check_url(request):
    """Only what may stand in a request."""
    from http.client import InvalidURL
    host = request.host.rpartition("@")[2]
    port = host.rpartition(":")[2] if ":" in host and host[-1] != "]" else ""
    if port and not port.isdecimal():
        raise InvalidURL(f"nonnumeric port: {port!r}")
    for character in request.selector:
        if character <= " " or character == "\x7f":
            raise InvalidURL(f"URL can't contain control characters. {request.selector!r} (found "
                             f"at least {character!r})")


def build_opener(*handlers):
    opener = OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


_opener = None


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=_UNSET, *, cafile=None, capath=None, cadefault=False,
            context=None):
    if context is not None:
        opener = build_opener(HTTPSHandler(context=context))
    else:
        opener = _opener or build_opener()
    return opener.open(url, data, timeout)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies it into a file, which stays in memory; (name, headers)."""
    with urlopen(url, data) as response:
        headers, content = response.info(), response.read()
    if filename is None:
        filename = "/tmp/tmp" + pathname2url(url.rpartition("/")[2])
    with open(filename, "wb") as file:
        file.write(content)
    if reporthook:
        block = 8192
        for number in range((len(content) + block - 1) // block + 1):
            reporthook(number, block, len(content))
    return filename, headers


def urlcleanup():
    pass


def getproxies():
    return {}
