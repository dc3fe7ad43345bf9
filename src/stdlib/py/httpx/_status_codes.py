"""Status codes as numbers with names."""
from enum import IntEnum as _IntEnum
from http import HTTPStatus as _HTTPStatus


class _Codes(_IntEnum):
    """What any status code can be asked."""

    @classmethod
    def get_reason_phrase(cls, value):
        try:
            return _HTTPStatus(value).phrase
        except ValueError:
            return ""

    @classmethod
    def is_informational(cls, value):
        return 100 <= value <= 199

    @classmethod
    def is_success(cls, value):
        return 200 <= value <= 299

    @classmethod
    def is_redirect(cls, value):
        return 300 <= value <= 399

    @classmethod
    def is_client_error(cls, value):
        return 400 <= value <= 499

    @classmethod
    def is_server_error(cls, value):
        return 500 <= value <= 599

    @classmethod
    def is_error(cls, value):
        return 400 <= value <= 599

    @property
    def phrase(self):
        return self.get_reason_phrase(self)

    def __str__(self):
        return str(int(self))


codes = _Codes("codes", [(_status.name, _status.value) for _status in _HTTPStatus])
for _status in codes:
    setattr(codes, _status.name.lower(), int(_status))
