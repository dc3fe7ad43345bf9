"""The network of the simulated machine: sockets in memory, and an epoll that looks at them.

There is one host, this one.  What is sent has arrived when send() returns; nothing is lost and
nothing comes out of order.  A socket tells its poller when something about it changes, and the
poller keeps them in the order in which that happened: the order in which Linux reports them.
"""
import errno

AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
SOCK_STREAM, SOCK_DGRAM = 1, 2
IPPROTO_TCP, IPPROTO_UDP = 6, 17
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2

READ, WRITE = 1, 2
_FIRST_FD = 6                             # below: the standard streams, and what a loop opens
_FIRST_PORT = 50001                       # given to those who ask for none
_CAPACITY = 2 * 1024 * 1024               # bytes on their way, before the sender has to wait

_TEXTS = {
    errno.EBADF: "Bad file descriptor",
    errno.EAGAIN: "Resource temporarily unavailable",
    errno.EINVAL: "Invalid argument",
    errno.EPIPE: "Broken pipe",
    errno.EADDRINUSE: "Address already in use",
    errno.EADDRNOTAVAIL: "Cannot assign requested address",
    errno.ENETUNREACH: "Network is unreachable",
    errno.ECONNRESET: "Connection reset by peer",
    errno.EISCONN: "Transport endpoint is already connected",
    errno.ENOTCONN: "Transport endpoint is not connected",
    errno.EDESTADDRREQ: "Destination address required",
    errno.ECONNREFUSED: "Connection refused",
    errno.EINPROGRESS: "Operation now in progress",
    errno.EMSGSIZE: "Message too long",
    errno.ENOENT: "No such file or directory",
}


def error_of(number):
    return OSError(number, _TEXTS[number])


class gaierror(OSError):
    """A name has no address."""


gaierror.__module__ = "socket"


# --- names and addresses ---


def parse_ipv4(host):
    """Is it an address in numbers?"""
    parts = host.split(".") if isinstance(host, str) else ()
    return len(parts) == 4 and all(part.isdecimal() and int(part) < 256 for part in parts)


def resolve(host):
    """The address of a host, as its four numbers; one machine without a name server has few."""
    if host in (None, "", "0.0.0.0"):
        return "0.0.0.0"
    if parse_ipv4(host):
        return host
    if host in ("localhost", "ip6-localhost", "localhost.localdomain", hostname()):
        return "127.0.0.1"
    raise gaierror(-2, "Name or service not known")


def hostname():
    return "localhost"


def _is_local(address):
    return address[0].startswith("127.") or address[0] == "0.0.0.0"


# --- the machine ---

_open = {}                                # fd → socket
_bound = {}                               # (type, address) → socket
_ports = [_FIRST_PORT]


def _lowest_fd():
    fd = _FIRST_FD
    while fd in _open:
        fd += 1
    return fd


def _free_port(kind):
    while True:
        port = _ports[0]
        _ports[0] = port + 1 if port < 60999 else _FIRST_PORT
        if not any(key[0] == kind and key[1][1] == port for key in _bound if key[1]):
            return port


def _find_bound(kind, address):
    found = _bound.get((kind, address))
    if found is None and isinstance(address, tuple):
        found = _bound.get((kind, ("0.0.0.0", address[1])))
    return found


class Endpoint:
    """One socket as the kernel has it.  `fd` is -1 once it is closed."""

    def __init__(self, family, kind):
        self.family = family
        self.kind = kind
        self.fd = _lowest_fd()
        _open[self.fd] = self
        self.poller = None
        self.local = self.remote = None
        self.peer = None                  # the other end of a connection
        self.is_connecting = self.is_listening = False
        self.received = bytearray() if kind == SOCK_STREAM else []
        self.sent_out = False             # no more is sent from here …
        self.is_at_end = False            # … and no more will come
        self.error = 0
        self.wants_room = False           # a send() found none
        self.waiting = []                 # connections not accepted yet

    # What a poller sees.

    def state(self):
        if self.is_listening:
            return READ if self.waiting else 0
        if self.kind == SOCK_DGRAM:
            return (READ if self.received or self.error else 0) | WRITE
        if self.error:
            return READ | WRITE
        if self.peer is None and not self.is_at_end:
            return READ | WRITE if not self.is_connecting else 0
        can_read = self.received or self.is_at_end
        return (READ if can_read else 0) | (WRITE if self._room() > 0 or self.sent_out else 0)

    def _room(self):
        return _CAPACITY if self.peer is None else _CAPACITY - len(self.peer.received)

    def tell(self, what):
        if self.poller is not None:
            self.poller.wake(self.fd, what)

    # Names.

    def bind(self, address):
        if self.local is not None:
            raise error_of(errno.EINVAL)
        if self.family == AF_INET:
            host = resolve(address[0])
            if not _is_local((host,)):
                raise error_of(errno.EADDRNOTAVAIL)
            address = host, address[1] or _free_port(self.kind)
        if _find_bound(self.kind, address) is not None:
            raise error_of(errno.EADDRINUSE)
        _bound[self.kind, address] = self
        self.local = address

    def _bind_any(self):
        if self.local is None and self.family == AF_INET:
            self.local = "0.0.0.0", _free_port(self.kind)
            if self.kind == SOCK_DGRAM:
                _bound[self.kind, self.local] = self

    # Connections.

    def listen(self):
        self._bind_any()
        self.is_listening = True

    def connect(self, address):
        """Asks for a connection; for a stream it stands, or is refused, when next looked at."""
        if self.family == AF_INET:
            address = resolve(address[0]), address[1]
            if not _is_local(address):
                raise error_of(errno.ENETUNREACH)
        if self.kind == SOCK_DGRAM:
            self._bind_any()
            self.remote = address
            if self.local[0] == "0.0.0.0":
                self.local = "127.0.0.1", self.local[1]
            return
        if self.remote is not None:
            raise error_of(errno.EISCONN)
        listener = _find_bound(SOCK_STREAM, address)
        if listener is None or not listener.is_listening:
            if self.family == AF_UNIX:
                raise error_of(errno.ENOENT if listener is None else errno.ECONNREFUSED)
            self.error = errno.ECONNREFUSED
            raise error_of(errno.EINPROGRESS)
        if self.family == AF_INET:
            if address[0] == "0.0.0.0":
                address = "127.0.0.1", address[1]
            if self.local is None:
                self.local = address[0], _free_port(SOCK_STREAM)
        other = Endpoint.__new__(Endpoint)
        other._begin_accepted(self, address)
        self.remote, self.peer = address, other
        listener.waiting.append(other)
        listener.tell(READ)
        if self.family == AF_INET:
            raise error_of(errno.EINPROGRESS)

    def _begin_accepted(self, client, address):
        """It has no file descriptor before accept() gives it one."""
        Endpoint.__init__(self, client.family, SOCK_STREAM)
        del _open[self.fd]
        self.fd = -1
        self.local, self.remote = address, client.local or ""
        self.peer = client

    def accept(self):
        if not self.waiting:
            raise error_of(errno.EAGAIN)
        other = self.waiting.pop(0)
        other.fd = _lowest_fd()
        _open[other.fd] = other
        return other

    def take_error(self):
        number, self.error = self.error, 0
        return number

    # Bytes.

    def send(self, data):
        if self.kind == SOCK_DGRAM:
            if self.remote is None:
                raise error_of(errno.EDESTADDRREQ)
            return self.send_to(data, self.remote)
        if self.error:
            raise error_of(self.take_error())
        if self.sent_out:
            raise error_of(errno.EPIPE)
        if self.peer is None:
            raise error_of(errno.EPIPE if self.is_at_end else errno.ENOTCONN)
        if self.peer.fd == -1 and self.peer.sent_out:
            self._reset(errno.EPIPE)      # nobody is there any more: the answer to this send
            return len(data)
        room = self._room()
        if room <= 0:
            self.wants_room = True
            raise error_of(errno.EAGAIN)
        part = bytes(data[:room])
        self.wants_room = len(part) < len(data)
        self.peer.received += part
        self.peer.tell(READ)
        return len(part)

    def _reset(self, number):
        self.error = number
        self.peer, self.is_at_end, self.sent_out = None, True, True
        self.tell(READ | WRITE)

    def receive(self, size):
        if self.kind == SOCK_DGRAM:
            return self.receive_from(size)[0]
        if not self.received:
            if self.error:
                raise error_of(self.take_error())
            if self.is_at_end:
                return b""
            raise error_of(errno.EAGAIN if self.peer is not None else errno.ENOTCONN)
        data = bytes(self.received[:size])
        del self.received[:size]
        peer = self.peer
        if peer is not None and peer.wants_room:
            peer.wants_room = False
            peer.tell(WRITE)
        return data

    def send_to(self, data, address):
        if self.family == AF_INET:
            address = resolve(address[0]), address[1]
            if not _is_local(address):
                raise error_of(errno.ENETUNREACH)
        if len(data) > 65507:
            raise error_of(errno.EMSGSIZE)
        if self.error:
            raise error_of(self.take_error())
        self._bind_any()
        other = _find_bound(SOCK_DGRAM, address)
        if other is None:
            if self.remote is not None:
                self.error = errno.ECONNREFUSED
                self.tell(READ)
            return len(data)
        host, port = self.local
        sender = "127.0.0.1" if host == "0.0.0.0" else host, port
        if other.remote is None or other.remote == sender:
            other.received.append((bytes(data), sender))
            other.tell(READ)
        return len(data)

    def receive_from(self, size):
        if self.error:
            raise error_of(self.take_error())
        if not self.received:
            raise error_of(errno.EAGAIN)
        data, sender = self.received.pop(0)
        return data[:size], sender

    # The end.

    def shutdown(self, how):
        if self.peer is None and not self.is_at_end:
            raise error_of(errno.ENOTCONN)
        if how in (SHUT_WR, SHUT_RDWR) and not self.sent_out:
            self.sent_out = True
            if self.peer is not None:
                self.peer.is_at_end = True
                self.peer.tell(READ)
        if how in (SHUT_RD, SHUT_RDWR):
            self.is_at_end = True
            self.tell(READ)

    def close(self):
        if self.fd == -1:
            return
        if self.poller is not None:
            self.poller.forget(self.fd)
        del _open[self.fd]
        self.fd = -1
        if _bound.get((self.kind, self.local)) is self:
            del _bound[self.kind, self.local]
        for other in self.waiting:
            other.peer._reset(errno.ECONNRESET)
        self.waiting.clear()
        self.is_listening = False
        peer = self.peer
        if peer is not None:
            was_sent_out, self.sent_out = self.sent_out, True
            if self.received and peer.fd != -1:
                peer._reset(errno.ECONNRESET)    # it will never be read
            elif not was_sent_out:
                peer.is_at_end = True
                peer.tell(READ)


def pair():
    """Two ends of one connection, without names."""
    one, other = Endpoint(AF_UNIX, SOCK_STREAM), Endpoint(AF_UNIX, SOCK_STREAM)
    one.local = one.remote = other.local = other.remote = ""
    one.peer, other.peer = other, one
    return one, other


def find_open(fd):
    return _open.get(fd)


class Poller:
    """Which of the sockets that were registered can be read from or written to?"""

    def __init__(self):
        self._masks = {}                  # fd → what is asked for
        self._ready = {}                  # fds of which something was heard, oldest first

    def mask(self, fd):
        return self._masks.get(fd, 0)

    def set(self, fd, mask):
        if not mask:
            self.forget(fd)
            return
        endpoint = _open[fd]
        endpoint.poller = self
        self._masks[fd] = mask
        if endpoint.state() & mask:
            self._ready.setdefault(fd)

    def forget(self, fd):
        if self._masks.pop(fd, None) is not None:
            self._ready.pop(fd, None)
            _open[fd].poller = None

    def wake(self, fd, what):
        if self._masks.get(fd, 0) & what:
            self._ready.setdefault(fd)

    def poll(self):
        """[(fd, what)] in the order of their news; those stay on the list, behind newer ones."""
        found = []
        for fd in list(self._ready):
            del self._ready[fd]
            state = _open[fd].state() & self._masks[fd]
            if state:
                found.append((fd, state))
        for fd, _ in found:
            self._ready[fd] = None
        return found
