"""codes.ok, codes.not_found and so on: numbers by name."""
from http import HTTPStatus as _HTTPStatus
from requests.structures import LookupDict

codes = LookupDict(name="status_codes")

_MORE = {200: ("ok", "okay", "all_ok", "all_good"), 302: ("found",), 400: ("bad_request", "bad"),
         404: ("not_found",), 418: ("im_a_teapot", "teapot", "i_am_a_teapot"),
         429: ("too_many_requests", "too_many"), 500: ("internal_server_error", "server_error"),
         503: ("service_unavailable", "unavailable"), 301: ("moved_permanently", "moved"),
         307: ("temporary_redirect", "temporary_moved", "temporary"),
         408: ("request_timeout", "timeout"), 422: ("unprocessable_entity", "unprocessable")}
for _status in _HTTPStatus:
    for _name in (_status.name.lower(), *_MORE.get(_status.value, ())):
        setattr(codes, _name, _status.value)
        setattr(codes, _name.upper(), _status.value)
