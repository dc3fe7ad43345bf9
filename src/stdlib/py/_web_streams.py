"""The virtual web for those who speak HTTP by themselves, over a stream: its end of a connection.

And the other way round: a request of a client library to a server that the program runs itself.
"""
import _network
import _web
from time import monotonic as _now
from _asyncio import _block, _timer
from _network import AF_INET, READ, SOCK_STREAM, WRITE


def is_elsewhere(host):
    """A host with a name that is not this machine's."""
    if not isinstance(host, str) or _network.parse_ipv4(host):
        return False
    try:
        _network.resolve(host)
    except OSError:
        return True
    return False


_hosts = {}                               # address → the name that was looked up


def find_address(host):
    """The address of a name, on this machine or on the virtual web."""
    if not is_elsewhere(host):
        return _network.resolve(host)
    if _web.connect_failure(_web.Request("GET", f"http://{host}/")) == _web.DNS:
        raise _web.errno_of(_web.DNS)
    address = _web.address_of(host)
    _hosts[address] = host
    return address


def connect_blocking(end, address, timeout):
    """Connects the end of a socket that blocks; False: it is for this machine to do so."""
    host = _hosts.get(address[0], address[0])
    if timeout == 0 or not is_elsewhere(host):
        return False
    request = _web.Request("GET", f"http://{host}:{address[1]}/")
    failure = _web.connect_failure(request)
    if failure == "timeout":
        seconds, failure = _web.PATIENCE, _web.UNREACHABLE
        if timeout is not None and timeout < seconds:
            seconds, failure = timeout, _web.CONNECT_TIMEOUT
        _block(seconds, f"connect {host}", 0)
    if failure is not None and failure != _web.SSL:
        raise _web.errno_of(failure)
    _join(None, end, request)
    return True


def _join(loop, end, request):
    """The connection stands."""
    if end.local is None:
        end.local = "127.0.0.1", _network._free_port(SOCK_STREAM)
    end.remote = _web.address_of(request.host), request.port
    end.peer = _Server(loop, end, request)


async def connect(loop, host, port, ssl):
    """A socket that is connected to a server of the virtual web."""
    request = _web.Request("GET", f"{'https' if ssl else 'http'}://{host}:{port}/")
    failure = _web.connect_failure(request)
    if failure == "timeout":
        await _web.wait(_web.PATIENCE, f"a connection to {host}")
        failure = _web.UNREACHABLE
    if failure == _web.SSL and not _verifies(ssl):
        failure = None
    if failure in (_web.REFUSED, _web.UNREACHABLE):
        raise _web.connect_error(failure, request)
    if failure in (_web.DNS, _web.SSL):
        raise _web.errno_of(failure)
    end = _network.Endpoint(AF_INET, SOCK_STREAM)
    _join(loop, end, request)
    from socket import _of
    sock = _of(end)
    sock.setblocking(False)
    return sock


def _verifies(ssl):
    return getattr(ssl, "verify_mode", 1) != 0


class _Server(_network.Endpoint):
    """The end of the connection where the virtual web is: answers what is asked of it."""

    def __init__(self, loop, client, request):
        super().__init__(AF_INET, SOCK_STREAM)
        del _network._open[self.fd]
        self.fd = -1                      # it belongs to another machine
        self.peer = client
        self.local, self.remote = client.remote, client.local
        self._loop = loop
        self._base = request.url.rstrip("/").removesuffix(":80" if request.scheme == "http"
                                                          else ":443")
        self._is_busy = False
        self._due = None                  # without a loop: (when, the answer's arguments)

    def tell(self, what):
        if what & READ and not self._is_busy:
            self._look()

    def _look(self):
        """Is there a whole request?"""
        head, found, rest = bytes(self.received).partition(b"\r\n\r\n")
        if not found:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = [(key, value.strip()) for key, _, value in
                   (line.partition(":") for line in lines)]
        length = int(dict((key.lower(), value) for key, value in headers)
                     .get("content-length", "0") or 0)
        if len(rest) < length:
            return
        del self.received[:len(head) + 4 + length]
        method, _, target = first.partition(" ")
        path, _, version = target.partition(" ")
        self._is_busy = True
        exchange = _web.Exchange(method, path if "://" in path else self._base + path, headers,
                                 rest[:length])
        keep = version != "HTTP/1.0" and exchange.request.header("connection").lower() != "close"
        seconds = exchange._begin(None, None)
        if self._loop is None:
            self._due = _now() + seconds, exchange, keep
        else:
            _timer(self._loop, self._loop.time() + seconds, "library", 0, self._answer, exchange,
                   keep)

    def wait_for_answer(self, timeout):
        """The thread waits, at most so long, for what a socket is to receive; will it come?"""
        if self._due is None:
            return False
        when, exchange, keep = self._due
        seconds = max(when - _now(), 0.0)
        if timeout is not None and timeout < seconds:
            return False
        _block(seconds, f"recv {exchange.request.host}", exchange._node)
        self._due = None
        self._answer(exchange, keep)
        return True

    def _answer(self, exchange, keep):
        exchange._end()
        self._is_busy = False
        client = self.peer
        if client is None or client.fd == -1:
            return
        if exchange.failure is not None:
            client._reset(104)
            return
        answer = exchange.answer
        lines = [f"HTTP/1.1 {answer.status} {answer.reason}"]
        lines += [f"{key}: {value}" for key, value in answer.headers]
        lines += ["Connection: " + ("keep-alive" if keep else "close"), "", ""]
        client.received += "\r\n".join(lines).encode("latin-1")
        if exchange.request.method != "HEAD":
            client.received += answer.body
        if not keep:
            self.sent_out = client.is_at_end = True
        client.tell(READ)
        if keep:
            self._look()


# --- a server of the program's own ---


def is_served(request):
    """Does the program itself listen there?"""
    import sys
    if request.scheme != "http" or "asyncio.selector_events" not in sys.modules:
        return False
    try:
        host = _network.resolve(request.host)
    except OSError:
        return False
    found = _network._find_bound(SOCK_STREAM, (host, request.port))
    return found is not None and found.is_listening


async def ask(request):
    """Asks it, by HTTP over a connection; the answer, or None if there is none."""
    from asyncio.streams import open_connection
    reader, writer = await open_connection(request.host, request.port)
    try:
        target = request.path + (f"?{request.query}" if request.query else "")
        lines = [f"{request.method} {target} HTTP/1.1"]
        headers = [pair for pair in request.headers if pair[0].lower() != "connection"]
        if not request.header("host"):
            headers.insert(0, ("Host", f"{request.host}:{request.port}"))
        lines += [f"{key}: {value}" for key, value in headers]
        writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode() + request.body)
        return await _read_answer(reader, request)
    except ConnectionError:
        return None
    finally:
        writer.close()


async def _read_answer(reader, request):
    first = (await reader.readline()).decode("latin-1").split(None, 2)
    if len(first) < 2 or not first[1].isdecimal():
        return None
    headers = []
    while line := (await reader.readline()).decode("latin-1").strip():
        key, _, value = line.partition(":")
        headers.append((key, value.strip()))
    answer = _web.Answer(0.0, None, int(first[1]), headers)
    if len(first) > 2:
        answer.reason = first[2].strip()
    length = answer.header("content-length")
    if request.method == "HEAD":
        answer.body = b""
    elif "chunked" in answer.header("transfer-encoding").lower():
        body = bytearray()
        while size := int((await reader.readline()).partition(b";")[0].strip() or b"0", 16):
            body += await reader.readexactly(size)
            await reader.readline()
        answer.body = bytes(body)
    elif length.isdecimal():
        answer.body = await reader.read(int(length)) if int(length) == 0 else \
            await reader.readexactly(int(length))
    else:
        answer.body = await reader.read()
    return answer
