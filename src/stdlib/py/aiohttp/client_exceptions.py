"""What can go wrong with a request."""
import asyncio as _asyncio
import ssl as _ssl

__all__ = ("ClientError", "ClientConnectionError", "ClientOSError", "ClientConnectorError",
           "ClientProxyConnectionError", "ClientSSLError", "ClientConnectorSSLError",
           "ClientConnectorCertificateError", "ClientConnectionResetError", "ClientConnectorDNSError",
           "ServerConnectionError", "ServerTimeoutError", "ConnectionTimeoutError",
           "SocketTimeoutError",
           "ServerDisconnectedError", "ServerFingerprintMismatch", "ClientResponseError",
           "ClientHttpProxyError", "WSServerHandshakeError", "ContentTypeError",
           "ClientPayloadError", "InvalidURL", "InvalidUrlClientError", "RedirectClientError",
           "NonHttpUrlClientError", "InvalidUrlRedirectClientError",
           "NonHttpUrlRedirectClientError", "TooManyRedirects")


class ClientError(Exception):
    """Any error of the client."""


class ClientResponseError(ClientError):
    """An answer that tells of an error."""

    def __init__(self, request_info, history, *, code=None, status=None, message="", headers=None):
        if code is not None and status is not None:
            raise ValueError("Both code and status arguments are provided; code is deprecated, "
                             "use status instead")
        self.request_info = request_info
        self.status = status if status is not None else code or 0
        self.message = message
        self.headers = headers
        self.history = history
        self.args = (request_info, history)

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"

    def __repr__(self):
        args = f"{self.request_info!r}, {self.history!r}"
        if self.status != 0:
            args += f", status={self.status!r}"
        if self.message != "":
            args += f", message={self.message!r}"
        if self.headers is not None:
            args += f", headers={self.headers!r}"
        return f"{type(self).__name__}({args})"

    @property
    def code(self):
        import warnings
        warnings.warn("code property is deprecated, use status instead", DeprecationWarning,
                      stacklevel=2)
        return self.status


class ContentTypeError(ClientResponseError):
    """The content is not what was expected."""


class WSServerHandshakeError(ClientResponseError):
    pass


class ClientHttpProxyError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    """Something about the connection."""


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    """The connection is gone before all was sent."""


class ClientOSError(ClientConnectionError, OSError):
    """An error of the system."""


class ClientConnectorError(ClientOSError):
    """No connection can be made."""

    def __init__(self, connection_key, os_error):
        self._conn_key = connection_key
        self._os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    os_error = property(lambda self: self._os_error)
    host = property(lambda self: self._conn_key.host)
    port = property(lambda self: self._conn_key.port)
    ssl = property(lambda self: self._conn_key.ssl)

    def __str__(self):
        shown = "default" if self.ssl is None or self.ssl is True else self.ssl
        return f"Cannot connect to host {self.host}:{self.port} ssl:{shown} [{self.strerror}]"

    __reduce__ = BaseException.__reduce__


class ClientConnectorDNSError(ClientConnectorError):
    """The host has no address."""


class ClientProxyConnectionError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    """Something about the server's end."""


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        message = "Server disconnected" if message is None else message
        self.args = (message,)
        self.message = message


class ServerTimeoutError(ServerConnectionError, _asyncio.TimeoutError):
    """The server took too long."""


class ConnectionTimeoutError(ServerTimeoutError):
    """No connection in time."""


class SocketTimeoutError(ServerTimeoutError):
    """Nothing came in time."""


class ServerFingerprintMismatch(ServerConnectionError):
    pass


class ClientPayloadError(ClientError):
    """The body is broken off."""


class InvalidURL(ClientError, ValueError):
    """Not a URL that can be asked for."""

    def __init__(self, url, description=None):
        self._url, self._description = url, description
        super().__init__(*(url, description) if description else (url,))

    url = property(lambda self: self._url)
    description = property(lambda self: self._description)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        return f"{self._url} - {self._description}" if self._description else str(self._url)


class InvalidUrlClientError(InvalidURL):
    pass


class RedirectClientError(ClientError):
    """A redirect leads nowhere."""


class NonHttpUrlClientError(ClientError):
    """Neither http nor https."""


class InvalidUrlRedirectClientError(InvalidUrlClientError, RedirectClientError):
    pass


class NonHttpUrlRedirectClientError(NonHttpUrlClientError, RedirectClientError):
    pass


class ClientSSLError(ClientConnectorError):
    pass


class ClientConnectorSSLError(ClientSSLError, _ssl.SSLError):
    pass


class ClientConnectorCertificateError(ClientSSLError, _ssl.CertificateError):
    """The host cannot show who it is."""

    def __init__(self, connection_key, certificate_error):
        self._conn_key = connection_key
        self._certificate_error = certificate_error
        self.args = (connection_key, certificate_error)

    certificate_error = property(lambda self: self._certificate_error)
    ssl = property(lambda self: self._conn_key.is_ssl)

    def __str__(self):
        error = self._certificate_error
        return (f"Cannot connect to host {self.host}:{self.port} ssl:{self.ssl} "
                f"[{type(error).__name__}: {error.args}]")
