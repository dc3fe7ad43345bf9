"""HTTP by hand: connections, responses, and what can go wrong with them."""
import io as _io
import _web
from http import HTTPStatus as _HTTPStatus

__all__ = ["HTTPResponse", "HTTPConnection", "HTTPException", "NotConnected", "UnknownProtocol",
           "UnknownTransferEncoding", "UnimplementedFileMode", "IncompleteRead", "InvalidURL",
           "ImproperConnectionState", "CannotSendRequest", "CannotSendHeader", "ResponseNotReady",
           "BadStatusLine", "LineTooLong", "RemoteDisconnected", "error", "responses",
           "HTTPSConnection"]

HTTP_PORT, HTTPS_PORT = 80, 443
globals().update(_HTTPStatus.__members__)
responses = {status: status.phrase for status in _HTTPStatus}


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"{type(self).__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.args = line or repr(line),
        self.line = line


class LineTooLong(HTTPException):
    pass


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *args):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *args)


error = HTTPException


class HTTPMessage:
    """Headers: asked for in any case, kept as they came."""

    def __init__(self, pairs=()):
        self._pairs = list(pairs)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._pairs.append((name, value))

    def __delitem__(self, name):
        self._pairs = [pair for pair in self._pairs if pair[0].lower() != name.lower()]

    def __contains__(self, name):
        return any(key.lower() == name.lower() for key, _ in self._pairs)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def __str__(self):
        return "".join(f"{key}: {value}\n" for key, value in self._pairs) + "\n"

    as_string = __str__

    def get(self, name, failobj=None):
        for key, value in self._pairs:
            if key.lower() == name.lower():
                return value
        return failobj

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._pairs if key.lower() == name.lower()]
        return found or failobj

    def keys(self):
        return [key for key, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def items(self):
        return list(self._pairs)

    def add_header(self, name, value):
        self._pairs.append((name, value))

    def get_content_type(self):
        return self.get("content-type", "text/plain").partition(";")[0].strip().lower()

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_content_charset(self, failobj=None):
        charset = _web.charset_of(self.get("content-type", ""))
        return failobj if charset is None else charset.lower()

    def get_param(self, name, failobj=None):
        return self.get_content_charset(failobj) if name == "charset" else failobj


class HTTPResponse(_io.BytesIO):
    """An answer, as a file of its body."""
    version = 11
    chunked = False
    will_close = True

    def __init__(self, answer, url, method="GET"):
        super().__init__(b"" if method == "HEAD" else answer.body)
        self.status = self.code = answer.status
        self.reason = answer.reason
        self.headers = self.msg = HTTPMessage(answer.headers)
        self.url = url
        self._method = method
        self.length = len(self.getvalue())

    def __repr__(self):
        return f"<http.client.HTTPResponse object at {id(self):#x}>"

    @property
    def fp(self):
        return None if self.closed or self.tell() == len(self.getvalue()) else self

    def read(self, amt=None):
        if self.closed:
            return b""
        data = super().read(-1 if amt is None else amt)
        self.length -= len(data)
        return data

    def getheader(self, name, default=None):
        found = self.headers.get_all(name)
        return default if found is None else ", ".join(found)

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def isclosed(self):
        return self.closed

    def writable(self):
        return False


_UNSET = object()


class HTTPConnection:
    """A connection to one host; a request on it and then its response."""
    default_port = HTTP_PORT
    _scheme = "http"
    response_class = HTTPResponse
    debuglevel = 0

    def __init__(self, host, port=None, timeout=_UNSET, source_address=None, blocksize=8192):
        if port is None:
            name, colon, number = host.rpartition(":")
            if colon and "]" not in number:
                if number and not number.isdecimal():
                    raise InvalidURL(f"nonnumeric port: '{number}'")
                host, port = name, int(number or self.default_port)
        self.host = host
        self.port = self.default_port if port is None else port
        self.timeout = None if timeout is _UNSET else timeout
        self._exchange = None

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        pass

    def _verifies(self):
        return True

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        if self._exchange is not None:
            raise CannotSendRequest("Request-sent")
        if "://" not in url:
            place = self.host if self.port == self.default_port else f"{self.host}:{self.port}"
            url = f"{self._scheme}://{place}{url}"
        body = b"" if body is None else body.encode() if isinstance(body, str) \
            else _web.to_bytes(body)
        names = {name.lower() for name in headers}
        sent = [("Host", self.host)] if "host" not in names else []
        sent += [("Accept-Encoding", "identity")] if "accept-encoding" not in names else []
        sent += [("Content-Length", str(len(body)))] if body else []
        self._exchange = _web.Exchange(method, url, [*sent, *headers.items()], body,
                                       verify=self._verifies())
        self._exchange.block("http.client", self.timeout, self.timeout)
        failure = self._exchange.failure
        if failure not in (None, _web.READ_TIMEOUT, _web.RESET):
            self._exchange = None
            raise _web.errno_of(failure)

    def getresponse(self):
        exchange, self._exchange = self._exchange, None
        if exchange is None:
            raise ResponseNotReady("Idle")
        if exchange.failure == _web.READ_TIMEOUT and self._scheme == "https":
            raise TimeoutError("The read operation timed out")
        if exchange.failure is not None:
            raise _web.errno_of(exchange.failure)
        response = self.response_class(exchange.answer, exchange.request.url,
                                       exchange.request.method)
        return response

    def close(self):
        self._exchange = None


class HTTPSConnection(HTTPConnection):
    default_port = HTTPS_PORT
    _scheme = "https"

    def __init__(self, host, port=None, *args, context=None, **kwargs):
        for key in ("key_file", "cert_file", "check_hostname"):
            kwargs.pop(key, None)
        super().__init__(host, port, *args, **kwargs)
        self._context = context

    def _verifies(self):
        from ssl import _verifies
        return _verifies(self._context)
