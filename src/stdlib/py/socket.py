"""Sockets of the simulated machine: see _network.

A socket that is set to non-blocking works as on Linux, and so do the methods of an event loop.
One that blocks does so only if what it waits for is there already: nobody else could bring it
while this thread waits.
"""
import errno
import _network
from _network import gaierror, hostname as gethostname
from _network import (AF_INET as _INET, AF_UNIX as _UNIX, SOCK_DGRAM as _DGRAM,
                      SOCK_STREAM as _STREAM)
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag

error = OSError
timeout = TimeoutError
has_ipv6 = True


class herror(OSError):
    pass


class AddressFamily(_IntEnum):
    AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10


class SocketKind(_IntEnum):
    SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
    SOCK_NONBLOCK, SOCK_CLOEXEC = 2048, 524288


class AddressInfo(_IntFlag):
    AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, AI_NUMERICSERV = 1, 2, 4, 32, 1024


globals().update(AddressFamily.__members__)
globals().update(SocketKind.__members__)
globals().update(AddressInfo.__members__)

SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOL_SOCKET, SOL_TCP, IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 1, 6, 0, 6, 17, 41
SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = 2, 3, 4, 6, 7, 8
SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT = 9, 13, 15
TCP_NODELAY, SOMAXCONN, IPV6_V6ONLY, MSG_PEEK, MSG_DONTWAIT = 1, 4096, 26, 2, 64
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7f000001, 0xffffffff
EAI_NONAME, EAI_SERVICE = -2, -8
_default_timeout = None


class socket:
    """One end of a connection, or one that waits for connections."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is not None:
            self._end = _network.find_open(fileno)
            if self._end is None:
                raise _network.error_of(errno.EBADF)
        else:
            family = _INET if family == -1 else family
            type = _STREAM if type == -1 else type
            if family not in (_INET, _UNIX) or type & 0xf not in (_STREAM, _DGRAM):
                raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")
            self._end = _network.Endpoint(int(family), int(type) & 0xf)
        self._proto = 0 if proto == -1 else proto
        self._timeout = _default_timeout
        self._options = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __del__(self):
        end = getattr(self, "_end", None)
        if end is not None:
            end.close()

    def __repr__(self):
        text = (f"<{type(self).__module__}.{type(self).__qualname__}"
                f"{' [closed]' if self.fileno() == -1 else ''} fd={self.fileno()}, "
                f"family={self.family!s}, type={self.type!s}, proto={self.proto}")
        if self.fileno() != -1:
            text += f", laddr={self.getsockname()}" if self.getsockname() else ""
            text += f", raddr={self.getpeername()}" if self._end.remote else ""
        return text + ">"

    @property
    def family(self):
        return AddressFamily(self._end.family)

    @property
    def type(self):
        return SocketKind(self._end.kind)

    @property
    def proto(self):
        return self._proto

    def fileno(self):
        return self._end.fd

    def _check(self):
        if self._end.fd == -1:
            raise _network.error_of(errno.EBADF)
        return self._end

    # --- options ---

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def settimeout(self, value):
        self._timeout = None if value is None else float(value)

    def gettimeout(self):
        return self._timeout

    def getblocking(self):
        return self._timeout != 0

    def setsockopt(self, level, name, value, *length):
        self._options[level, name] = value

    def getsockopt(self, level, name, *length):
        if (level, name) == (SOL_SOCKET, SO_ERROR):
            return self._check().take_error()
        if (level, name) == (SOL_SOCKET, SO_TYPE):
            return self._end.kind
        return self._options.get((level, name), 0)

    def getsockname(self):
        end = self._check()
        if end.local is None:
            return ("0.0.0.0", 0) if end.family == _INET else ""
        return end.local

    def getpeername(self):
        end = self._check()
        if end.remote is None:
            raise _network.error_of(errno.ENOTCONN)
        return end.remote

    # --- connections ---

    def bind(self, address):
        self._check().bind(address)

    def listen(self, backlog=128):
        self._check().listen()

    def accept(self):
        end = self._attempt(self._check().accept)
        sock = socket.__new__(type(self))
        sock._end, sock._proto, sock._timeout, sock._options = end, 0, _default_timeout, {}
        return sock, end.remote

    def connect(self, address):
        end = self._check()
        if end.family == _INET and end.kind == _STREAM and "." in address[0]:
            import _web_streams
            if _web_streams.connect_blocking(end, address, self._timeout):
                return
        try:
            end.connect(address)
        except BlockingIOError:
            if self._timeout == 0:
                raise
            number = self._end.take_error()
            if number:
                raise _network.error_of(number) from None

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno
        return 0

    def shutdown(self, how):
        self._check().shutdown(how)

    def close(self):
        self._end.close()

    def detach(self):
        fd = self._end.fd
        self._end = _Detached(self._end)
        return fd

    # --- bytes ---

    def _attempt(self, method, *args):
        try:
            return method(*args)
        except BlockingIOError:
            if self._timeout == 0:
                raise
            wait = getattr(self._end.peer, "wait_for_answer", None)
            if wait is not None and wait(self._timeout):
                return method(*args)
            if self._timeout is None:
                from _asyncio import _wait_for_ever
                _wait_for_ever()
        import time
        time.sleep(self._timeout)
        raise timeout("timed out")

    def send(self, data, flags=0):
        return self._attempt(self._check().send, data)

    def sendall(self, data, flags=0):
        data = memoryview(data)
        while data:
            data = data[self.send(data):]

    def sendto(self, data, *args):
        return self._attempt(self._check().send_to, data, args[-1])

    def recv(self, size, flags=0):
        return self._attempt(self._check().receive, size)

    def recv_into(self, buffer, nbytes=0, flags=0):
        view = memoryview(buffer)
        data = self.recv(nbytes or len(view))
        view[:len(data)] = data
        return len(data)

    def recvfrom(self, size, flags=0):
        end = self._check()
        if end.kind == _STREAM:
            return self.recv(size), None
        return self._attempt(end.receive_from, size)


class _Detached:
    """What a socket object stands for when it was parted from its socket."""
    fd = -1
    local = remote = None

    def __init__(self, end):
        self.family, self.kind = end.family, end.kind

    def close(self):
        pass


SocketType = socket


def _of(end):
    sock = socket.__new__(socket)
    sock._end, sock._proto, sock._timeout, sock._options = end, 0, _default_timeout, {}
    return sock


def socketpair(family=None, type=_STREAM, proto=0):
    one, other = _network.pair()
    return _of(one), _of(other)


def create_connection(address, timeout=None, source_address=None, *, all_errors=False):
    sock = socket(_INET, _STREAM)
    try:
        if timeout is not None:
            sock.settimeout(timeout)
        sock.connect(address)
    except BaseException:
        sock.close()
        raise
    return sock


def create_server(address, *, family=_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    sock = socket(family, _STREAM)
    try:
        sock.bind(address)
        sock.listen()
    except BaseException:
        sock.close()
        raise
    return sock


def gethostbyname(host):
    if isinstance(host, str) and "." in host:
        import _web_streams
        return _web_streams.find_address(host)
    return _network.resolve(host)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    address = gethostbyname(host)
    if host is None and not flags & 1:
        address = "127.0.0.1"
    kinds = [(SocketKind.SOCK_STREAM, 6), (SocketKind.SOCK_DGRAM, 17), (SocketKind.SOCK_RAW, 0)]
    port = 0 if port is None else int(port)
    return [(AddressFamily.AF_INET, kind, number, "", (address, port))
            for kind, number in kinds if type in (0, kind) and proto in (0, number)]


def getfqdn(name=""):
    return name or gethostname()


def gethostbyaddr(address):
    return gethostname(), [], [gethostbyname(address)]


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = timeout


def inet_aton(text):
    if not _network.parse_ipv4(text):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(map(int, text.split(".")))


def inet_ntoa(packed):
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, packed))


def htons(number):
    return int.from_bytes(number.to_bytes(2, "little"), "big")


def htonl(number):
    return int.from_bytes(number.to_bytes(4, "little"), "big")


ntohs, ntohl = htons, htonl
