"""The status codes of HTTP by name."""
from http import HTTPStatus as _HTTPStatus

for _status in _HTTPStatus:
    globals()[f"HTTP_{_status.value}_{_status.name}"] = _status.value
__all__ = [_name for _name in list(globals()) if _name.startswith("HTTP_")]
