"""What a loop does with sockets: callbacks when they are ready, transports, servers.

The sockets are those of the simulated machine (_network).  A loop gets its poller with the first
socket that it is to watch; from then on each iteration begins with a look at it.
"""
import collections
import errno
import functools
import socket as _socket
import _network
from _asyncio import _future, _handle, _push_handle, _set_poller
from _network import READ, WRITE
from asyncio import base_events, protocols, transports, trsock

_RECEIVE_AT_MOST = 256 * 1024
_WARN_FROM = 5                            # writes to a lost connection, before they are told


def __getattr__(name):
    if name == "BaseSelectorEventLoop":
        from asyncio.unix_events import BaseSelectorEventLoop
        return BaseSelectorEventLoop
    raise AttributeError(f"module 'asyncio.selector_events' has no attribute {name!r}")


class _Watch:
    """The handles of a loop's sockets, and work that is done while it would sleep."""

    def __init__(self, loop):
        self.poller = _network.Poller()
        self.handles = {}                 # fd → {READ: handle, WRITE: handle}
        self.transports = {}              # fd → transport
        self.chores = collections.deque()
        _set_poller(loop, self._look)

    def _look(self, is_idle):
        if is_idle:
            if self.chores:
                self.chores.popleft()()
            return
        for fd, what in self.poller.poll():
            for side in READ, WRITE:
                if what & side:
                    handle = self.handles[fd].get(side)
                    if handle is not None and not _push_handle(handle, "library", 0):
                        self.remove(fd, side)

    def add(self, loop, fd, side, callback, args):
        handle = _handle(loop, callback, *args)
        sides = self.handles.setdefault(fd, {})
        old, sides[side] = sides.get(side), handle
        if old is not None:
            old.cancel()
        self.poller.set(fd, functools.reduce(int.__or__, sides))
        return handle

    def remove(self, fd, side):
        sides = self.handles.get(fd, {})
        handle = sides.pop(side, None)
        if handle is None:
            return False
        if not sides:
            del self.handles[fd]
        self.poller.set(fd, functools.reduce(int.__or__, sides, 0))
        handle.cancel()
        return True


def _watch_of(loop):
    watch = loop._watch
    if watch is None:
        watch = loop._watch = _Watch(loop)
    return watch


# --- reader and writer callbacks ---


def _fd_of(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    if _network.find_open(fd) is None:
        raise PermissionError(errno.EPERM, "Operation not permitted")
    return fd


def _check_no_transport(loop, fd):
    transport = _watch_of(loop).transports.get(fd)
    if transport is not None and not transport.is_closing():
        raise RuntimeError(f"File descriptor {fd!r} is used by transport {transport!r}")


def add_callback(loop, fileobj, side, callback, args):
    loop._check_closed()
    fd = _fd_of(fileobj)
    _check_no_transport(loop, fd)
    _watch_of(loop).add(loop, fd, side, callback, args)


def remove_callback(loop, fileobj, side):
    if loop.is_closed():
        return False
    fd = fileobj if isinstance(fileobj, int) else fileobj.fileno()
    _check_no_transport(loop, fd)
    return _watch_of(loop).remove(fd, side)


# --- non-blocking sockets ---


def _check_nonblocking(loop, sock):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError("the socket must be non-blocking")


async def _when_ready(loop, sock, side, attempt):
    """What `attempt` gives: at once, or as soon as the socket is ready for it."""
    try:
        return attempt()
    except (BlockingIOError, InterruptedError):
        pass
    fd = sock.fileno()
    _check_no_transport(loop, fd)
    future = _future(loop, "network", "network")

    def again():
        if future.done():
            return
        try:
            result = attempt()
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    watch = _watch_of(loop)
    handle = watch.add(loop, fd, side, again, ())

    def stop_watching(_):
        if not handle.cancelled():
            watch.remove(fd, side)

    future.add_done_callback(stop_watching)
    return await future


async def sock_recv(loop, sock, size):
    _check_nonblocking(loop, sock)
    return await _when_ready(loop, sock, READ, lambda: sock.recv(size))


async def sock_recv_into(loop, sock, buffer):
    _check_nonblocking(loop, sock)
    return await _when_ready(loop, sock, READ, lambda: sock.recv_into(buffer))


async def sock_recvfrom(loop, sock, size):
    _check_nonblocking(loop, sock)
    return await _when_ready(loop, sock, READ, lambda: sock.recvfrom(size))


async def sock_accept(loop, sock):
    _check_nonblocking(loop, sock)

    def accept():
        connection, address = sock.accept()
        connection.setblocking(False)
        return connection, address

    return await _when_ready(loop, sock, READ, accept)


async def sock_sendto(loop, sock, data, address):
    _check_nonblocking(loop, sock)
    return await _when_ready(loop, sock, WRITE, lambda: sock.sendto(data, address))


async def sock_sendall(loop, sock, data):
    _check_nonblocking(loop, sock)
    left = memoryview(data)

    def send():
        nonlocal left
        left = left[sock.send(left):]
        if left:
            raise BlockingIOError
        return None

    await _when_ready(loop, sock, WRITE, send)


async def sock_connect(loop, sock, address):
    _check_nonblocking(loop, sock)
    if sock.family != _network.AF_UNIX:
        address = await _find_address(loop, address[0], address[1])
    try:
        sock.connect(address)
        return
    except (BlockingIOError, InterruptedError):
        pass
    is_first = True

    def look():
        nonlocal is_first
        if is_first:
            is_first = False
            raise BlockingIOError
        number = sock.getsockopt(_socket.SOL_SOCKET, _socket.SO_ERROR)
        if number:
            raise OSError(number, f"Connect call failed {address}")

    await _when_ready(loop, sock, WRITE, look)


# --- names ---


async def _find_address(loop, host, port):
    """(address in numbers, port); a name is looked up in another thread, which takes a moment."""
    if host is not None and not _network.parse_ipv4(host):
        return (await getaddrinfo(loop, host, port, type=_network.SOCK_STREAM))[0][4]
    if host is None:
        return (await getaddrinfo(loop, host, port, type=_network.SOCK_STREAM, flags=1))[0][4]
    return host, int(port or 0)


async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    return await _in_a_while(loop, lambda: _socket.getaddrinfo(host, port, family, type, proto,
                                                               flags))


async def getnameinfo(loop, sockaddr, flags=0):
    return await _in_a_while(loop, lambda: (_socket.gethostname(), str(sockaddr[1])))


async def _in_a_while(loop, work):
    future = _future(loop, "network", "network")

    def finish():
        if future.done():
            return
        try:
            result = work()
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    _watch_of(loop).chores.append(lambda: loop.call_soon_threadsafe(finish))
    return await future


# --- transports ---


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    """A socket that a loop reads from and writes to for a protocol."""

    _sock = None
    _max_size = _RECEIVE_AT_MOST

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra["socket"] = trsock.TransportSocket(sock)
        self._extra["sockname"] = sock.getsockname()
        if "peername" not in self._extra:
            try:
                self._extra["peername"] = sock.getpeername()
            except OSError:
                self._extra["peername"] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._watch = _watch_of(loop)
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = self._new_buffer()
        self._conn_lost = 0
        self._closing = False
        if server is not None:
            server._attach()
        self._watch.transports[self._sock_fd] = self

    def __repr__(self):
        parts = [type(self).__name__]
        if self._sock is None:
            parts.append("closed")
        elif self._closing:
            parts.append("closing")
        parts.append(f"fd={self._sock_fd}")
        if self._loop is not None and not self._loop.is_closed():
            mask = self._watch.poller.mask(self._sock_fd)
            parts.append("read=polling" if mask & READ else "read=idle")
            state = "polling" if mask & WRITE else "idle"
            parts.append(f"write=<{state}, bufsize={self.get_write_buffer_size()}>")
        return f"<{' '.join(parts)}>"

    def __del__(self):
        if self._sock is not None:
            from warnings import warn
            warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self._sock.close()

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _begin(self, waiter):
        """The first calls, each in its turn of the ready queue."""
        self._loop.call_soon(self._protocol.connection_made, self)
        self._loop.call_soon(self._add_reader)
        if waiter is not None:
            self._loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def _add_reader(self):
        if self._may_read():
            self._watch.add(self._loop, self._sock_fd, READ, self._read_ready, ())

    def _may_read(self):
        return not self._closing

    # The end.

    def abort(self):
        self._force_close(None)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._watch.remove(self._sock_fd, READ)
        if not self._buffer:
            self._conn_lost += 1
            self._watch.remove(self._sock_fd, WRITE)
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, error, message):
        if not isinstance(error, OSError):
            self._loop.call_exception_handler({"message": message, "exception": error,
                                               "transport": self, "protocol": self._protocol})
        self._force_close(error)

    def _force_close(self, error):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._watch.remove(self._sock_fd, WRITE)
        if not self._closing:
            self._closing = True
            self._watch.remove(self._sock_fd, READ)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(error)
        finally:
            self._sock.close()
            self._watch.transports.pop(self._sock_fd, None)
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach()

    def _count_lost_write(self, what):
        """Is the connection lost?  Then this write goes nowhere."""
        if not self._conn_lost:
            return False
        if self._conn_lost >= _WARN_FROM:
            base_events._log("warning", f"{what} raised exception.")
        self._conn_lost += 1
        return True


class _SelectorSocketTransport(_SelectorTransport):
    """A stream."""

    _new_buffer = bytearray

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False
        self._paused = False
        self._begin(waiter)

    def _call_connection_lost(self, exc):     # by the name that messages show
        super()._call_connection_lost(exc)

    # Reading.

    def _may_read(self):
        return not self._closing and not self._paused

    def is_reading(self):
        return self._may_read()

    def pause_reading(self):
        if self._may_read():
            self._paused = True
            self._watch.remove(self._sock_fd, READ)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader()

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data = self._sock.recv(self._max_size)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._fatal_error(error, "Fatal read error on socket transport")
            return
        try:
            if not data:
                self._reach_eof()
            elif isinstance(self._protocol, protocols.BufferedProtocol):
                self._fill(data)
            else:
                self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            call = "protocol.data_received()" if data else "protocol.eof_received()"
            self._fatal_error(error, f"Fatal error: {call} call failed.")

    def _reach_eof(self):
        if self._protocol.eof_received():
            self._watch.remove(self._sock_fd, READ)
        else:
            self.close()

    def _fill(self, data):
        while data:
            buffer = self._protocol.get_buffer(-1)
            if not len(buffer):
                raise RuntimeError("get_buffer() returned an empty buffer")
            part = data[:len(buffer)]
            memoryview(buffer)[:len(part)] = part
            self._protocol.buffer_updated(len(part))
            data = data[len(part):]

    # Writing.

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be a bytes-like object, "
                            f"not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data or self._count_lost_write("socket.send()"):
            return
        if not self._buffer:
            try:
                count = self._sock.send(data)
            except (BlockingIOError, InterruptedError):
                count = 0
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._fatal_error(error, "Fatal write error on socket transport")
                return
            data = data[count:]
            if not data:
                return
            self._watch.add(self._loop, self._sock_fd, WRITE, self._write_ready, ())
        self._buffer.extend(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        if self._conn_lost:
            return
        try:
            count = self._sock.send(self._buffer)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._watch.remove(self._sock_fd, WRITE)
            self._buffer.clear()
            self._fatal_error(error, "Fatal write error on socket transport")
            return
        del self._buffer[:count]
        self._maybe_resume_protocol()
        if not self._buffer:
            self._watch.remove(self._sock_fd, WRITE)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._sock.shutdown(_network.SHUT_WR)

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(_network.SHUT_WR)

    def can_write_eof(self):
        return True


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """Datagrams."""

    _new_buffer = collections.deque

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._begin(waiter)

    def get_write_buffer_size(self):
        return sum(len(data) for data, _ in self._buffer)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, sender = self._sock.recvfrom(self._max_size)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._protocol.error_received(error)
            return
        self._protocol.datagram_received(data, sender)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be a bytes-like object, "
                            f"not {type(data).__name__!r}")
        if not data:
            return
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
        try:
            if self._extra["peername"]:
                self._sock.send(data)
            else:
                self._sock.sendto(data, addr)
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal write error on datagram transport")


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


# --- connections ---


def _stream_socket(family=_network.AF_INET, kind=_network.SOCK_STREAM, proto=6):
    sock = _socket.socket(family, kind, proto)
    sock.setblocking(False)
    return sock


def _refuse_tls(ssl):
    if ssl:
        raise NotImplementedError("TLS is not part of this simulation: leave out ssl=")


async def create_connection(loop, protocol_factory, host=None, port=None, *, ssl=None, family=0,
                            proto=0, flags=0, sock=None, local_addr=None, server_hostname=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            happy_eyeballs_delay=None, interleave=None):
    if server_hostname is not None and not ssl:
        raise ValueError("server_hostname is only meaningful with ssl")
    if sock is None and host is not None and "." in host and port is not None:
        import _web_streams
        if _web_streams.is_elsewhere(host):
            sock = await _web_streams.connect(loop, host, int(port), ssl)
            return await _make_connection(loop, sock, protocol_factory)
    _refuse_tls(ssl)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        address = await _find_address(loop, host or "127.0.0.1", port)
        sock = _stream_socket()
        try:
            if local_addr is not None:
                sock.bind(await _find_address(loop, *local_addr))
            await sock_connect(loop, sock, address)
        except BaseException:
            sock.close()
            raise
    elif sock is None:
        raise ValueError("host and port was not specified and no sock specified")
    elif sock.type != _network.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    else:
        sock.setblocking(False)
    return await _make_connection(loop, sock, protocol_factory)


async def _make_connection(loop, sock, protocol_factory, extra=None, server=None):
    protocol = protocol_factory()
    waiter = _future(loop, "network", "network")
    transport = _SelectorSocketTransport(loop, sock, protocol, waiter, extra, server)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


async def create_unix_connection(loop, protocol_factory, path=None, *, ssl=None, sock=None,
                                 server_hostname=None, ssl_handshake_timeout=None,
                                 ssl_shutdown_timeout=None):
    _refuse_tls(ssl)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        sock = _stream_socket(_network.AF_UNIX, proto=0)
        try:
            await sock_connect(loop, sock, str(path))
        except BaseException:
            sock.close()
            raise
    elif sock is None:
        raise ValueError("no path and sock were specified")
    return await _make_connection(loop, sock, protocol_factory)


async def create_datagram_endpoint(loop, protocol_factory, local_addr=None, remote_addr=None, *,
                                   family=0, proto=0, flags=0, reuse_port=None,
                                   allow_broadcast=None, sock=None):
    if sock is None:
        if local_addr is None and remote_addr is None:
            raise ValueError("unexpected address family")
        sock = _stream_socket(kind=_network.SOCK_DGRAM, proto=17)
        try:
            if local_addr is not None:
                local_addr = await _find_address(loop, *local_addr)
            if remote_addr is not None:
                remote_addr = await _find_address(loop, *remote_addr)
            if local_addr is not None:
                sock.bind(local_addr)
            if remote_addr is not None:
                await sock_connect(loop, sock, remote_addr)
        except BaseException:
            sock.close()
            raise
    protocol = protocol_factory()
    waiter = _future(loop, "network", "network")
    transport = _SelectorDatagramTransport(loop, sock, protocol, remote_addr, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


# --- servers ---


async def create_server(loop, protocol_factory, host=None, port=None, *, family=0, flags=1,
                        sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _refuse_tls(ssl)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        sockets = await _bind_all(loop, host, port)
    elif sock is None:
        raise ValueError("Neither host/port nor sock were specified")
    elif sock.type != _network.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    else:
        sockets = [sock]
    return await _make_server(loop, sockets, protocol_factory, backlog, start_serving)


async def _bind_all(loop, host, port):
    from asyncio.tasks import gather
    hosts = [host or None] if isinstance(host, str) or host is None else list(host)
    found = await gather(*(_find_address(loop, name, port) for name in hosts))
    sockets = []
    try:
        for address in dict.fromkeys(found):
            sock = _stream_socket()
            sockets.append(sock)
            try:
                sock.bind(address)
            except OSError as error:
                raise OSError(error.errno, "error while attempting to bind on address "
                              f"{address!r}: {error.strerror.lower()}") from None
    except BaseException:
        for sock in sockets:
            sock.close()
        raise
    return sockets


async def create_unix_server(loop, protocol_factory, path=None, *, sock=None, backlog=100,
                             ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                             start_serving=True):
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _refuse_tls(ssl)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        sock = _stream_socket(_network.AF_UNIX, proto=0)
        try:
            sock.bind(str(path))
        except OSError as error:
            sock.close()
            if error.errno == errno.EADDRINUSE:
                raise OSError(errno.EADDRINUSE, f"Address {str(path)!r} is already in use") from None
            raise
    elif sock is None:
        raise ValueError("path was not specified, and no sock specified")
    return await _make_server(loop, [sock], protocol_factory, backlog, start_serving)


async def _make_server(loop, sockets, protocol_factory, backlog, start_serving):
    for sock in sockets:
        sock.setblocking(False)
    server = base_events.Server(loop, sockets, protocol_factory, backlog)
    if start_serving:
        server._start_serving()
        from asyncio.tasks import sleep
        await sleep(0)
    return server


def listen(loop, sock, protocol_factory, server, backlog):
    sock.listen(backlog)
    _watch_of(loop).add(loop, sock.fileno(), READ, _accept_all,
                        (loop, sock, protocol_factory, server, backlog))


def stop_listening(loop, sock):
    _watch_of(loop).remove(sock.fileno(), READ)
    sock.close()


def _accept_all(loop, sock, protocol_factory, server, backlog):
    for _ in range(backlog):
        try:
            connection, address = sock.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        connection.setblocking(False)
        loop.create_task(_accept(loop, connection, address, protocol_factory, server))


async def _accept(loop, connection, address, protocol_factory, server):
    try:
        await _make_connection(loop, connection, protocol_factory, {"peername": address}, server)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        if loop.get_debug():
            loop.call_exception_handler({"message": "Error on transport creation for incoming "
                                         "connection", "exception": error})


async def connect_accepted_socket(loop, protocol_factory, sock, *, ssl=None,
                                  ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
    if sock.type != _network.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    _refuse_tls(ssl)
    sock.setblocking(False)
    return await _make_connection(loop, sock, protocol_factory)
