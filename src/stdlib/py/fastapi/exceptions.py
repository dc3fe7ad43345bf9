"""What goes wrong with a request."""
from _pydantic_types import list_errors as _list_errors
from starlette.exceptions import HTTPException as _StarletteHTTPException, WebSocketException


class HTTPException(_StarletteHTTPException):
    def __init__(self, status_code, detail=None, headers=None):
        super().__init__(status_code, detail, headers)


class FastAPIError(RuntimeError):
    pass


class ValidationException(Exception):
    def __init__(self, errors):
        self._lines = errors

    def errors(self):
        return _list_errors(self._lines, url=False)


class RequestValidationError(ValidationException):
    def __init__(self, errors, *, body=None):
        super().__init__(errors)
        self.body = body


class WebSocketRequestValidationError(ValidationException):
    pass


class ResponseValidationError(ValidationException):
    def __init__(self, errors, *, body=None):
        super().__init__(errors)
        self.body = body

    def __str__(self):
        lines = "".join(f"  {line}\n" for line in self.errors())
        return f"{len(self._lines)} validation errors:\n{lines}"
