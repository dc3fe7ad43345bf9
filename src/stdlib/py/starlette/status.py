"""The status codes of HTTP by name."""
from http import HTTPStatus as _HTTPStatus

for _status in _HTTPStatus:
    globals()[f"HTTP_{_status.value}_{_status.name}"] = _status.value
_CLOSE = {1000: "NORMAL_CLOSURE", 1001: "GOING_AWAY", 1002: "PROTOCOL_ERROR",
          1003: "UNSUPPORTED_DATA", 1005: "NO_STATUS_RCVD", 1006: "ABNORMAL_CLOSURE",
          1007: "INVALID_FRAME_PAYLOAD_DATA", 1008: "POLICY_VIOLATION", 1009: "MESSAGE_TOO_BIG",
          1010: "MANDATORY_EXT", 1011: "INTERNAL_ERROR", 1012: "SERVICE_RESTART",
          1013: "TRY_AGAIN_LATER", 1014: "BAD_GATEWAY", 1015: "TLS_HANDSHAKE"}
for _code, _name in _CLOSE.items():
    globals()[f"WS_{_code}_{_name}"] = _code
__all__ = [_name for _name in list(globals()) if _name.startswith(("HTTP_", "WS_"))]
