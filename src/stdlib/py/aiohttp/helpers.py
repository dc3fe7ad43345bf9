"""What the parts of the client share."""
from collections import namedtuple as _namedtuple


def current_loop(loop=None):
    if loop is None:
        from _asyncio import get_running_loop
        loop = get_running_loop()
    return loop


class noop:
    """To be awaited, or not."""

    def __await__(self):
        return
        yield


class BasicAuth(_namedtuple("BasicAuth", "login password encoding")):
    """Who asks."""

    def __new__(cls, login, password="", encoding="latin1"):
        if login is None:
            raise ValueError("None is not allowed as login value")
        if password is None:
            raise ValueError("None is not allowed as password value")
        if ":" in login:
            raise ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)')
        return super().__new__(cls, login, password, encoding)

    def encode(self):
        from _web import basic_auth
        return basic_auth(self.login, self.password)


class FormData:
    """Fields, and files among them."""

    def __init__(self, fields=(), quote_fields=True, charset=None):
        self._fields = []
        self._files = []
        if isinstance(fields, dict) or hasattr(fields, "items"):
            fields = list(fields.items())
        if not isinstance(fields, (list, tuple)):
            raise TypeError("Only io.IOBase, multidict and (name, file) pairs allowed, use "
                            f".add_field() for passing more complex parameters, got {fields!r}")
        for field in fields:
            self.add_field(*field)

    def add_field(self, name, value, *, content_type=None, filename=None,
                  content_transfer_encoding=None):
        if filename is None and hasattr(value, "read"):
            filename = getattr(value, "name", name).rpartition("/")[2]
        if filename is not None or isinstance(value, (bytes, bytearray)):
            self._files.append((name, filename or name, value) if content_type is None else
                               (name, filename or name, value, content_type))
        else:
            self._fields.append((name, value))

    def add_fields(self, *fields):
        for field in fields:
            self.add_field(*field)

    def __call__(self):
        """(content type, body)"""
        if self._files:
            from _web import form
            return form(self._fields, self._files)
        from urllib.parse import urlencode
        return "application/x-www-form-urlencoded", urlencode(self._fields).encode()
