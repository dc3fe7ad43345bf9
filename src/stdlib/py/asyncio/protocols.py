"""What a transport calls: the base classes of protocols."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol",
           "BufferedProtocol")


class BaseProtocol:
    """The methods that every protocol has."""
    __slots__ = ()

    def connection_made(self, transport):
        """There is a connection now."""

    def connection_lost(self, exc):
        """It is over; `exc` is None when it was closed in order."""

    def pause_writing(self):
        """The transport's buffer is over its high mark."""

    def resume_writing(self):
        """It has been drained below the low mark."""


class Protocol(BaseProtocol):
    """Of a stream: gets its bytes as they come."""
    __slots__ = ()

    def data_received(self, data):
        """Some bytes came."""

    def eof_received(self):
        """No more will come; a true answer keeps the transport open for writing."""


class BufferedProtocol(BaseProtocol):
    """Of a stream: says where the bytes are to be written."""
    __slots__ = ()

    def get_buffer(self, sizehint):
        """Gives a buffer."""

    def buffer_updated(self, nbytes):
        """So many bytes were written to it."""

    def eof_received(self):
        """No more will come."""


class DatagramProtocol(BaseProtocol):
    """Of datagrams."""
    __slots__ = ()

    def datagram_received(self, data, addr):
        """One came."""

    def error_received(self, exc):
        """An earlier one could not be delivered."""


class SubprocessProtocol(BaseProtocol):
    """Of a process."""
    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """It wrote something."""

    def pipe_connection_lost(self, fd, exc):
        """One of its pipes was closed."""

    def process_exited(self):
        """It has ended."""
