"""The exception that becomes an answer."""
import http as _http

__all__ = ["HTTPException", "WebSocketException"]


class HTTPException(Exception):
    def __init__(self, status_code, detail=None, headers=None):
        if detail is None:
            detail = _http.HTTPStatus(status_code).phrase
        self.status_code, self.detail, self.headers = status_code, detail, headers

    def __str__(self):
        return f"{self.status_code}: {self.detail}"

    def __repr__(self):
        return f"{type(self).__name__}(status_code={self.status_code!r}, detail={self.detail!r})"


class WebSocketException(Exception):
    """Closes the connection."""

    def __init__(self, code, reason=None):
        self.code, self.reason = code, reason or ""

    def __str__(self):
        return f"{self.code}: {self.reason}"

    def __repr__(self):
        return f"{type(self).__name__}(code={self.code!r}, reason={self.reason!r})"
