"""Errors and warnings."""


class HTTPError(Exception):
    pass


class HTTPWarning(Warning):
    pass


class SecurityWarning(HTTPWarning):
    pass


class InsecureRequestWarning(SecurityWarning):
    pass


class SystemTimeWarning(SecurityWarning):
    pass


class TimeoutError(HTTPError):
    pass


class MaxRetryError(HTTPError):
    pass


class NewConnectionError(HTTPError):
    pass


class NameResolutionError(NewConnectionError):
    """The host has no address."""


class ConnectTimeoutError(TimeoutError):
    pass


class ReadTimeoutError(TimeoutError):
    pass


class ProtocolError(HTTPError):
    pass


class ResponseError(HTTPError):
    pass


class SSLError(HTTPError):
    pass
