"""A WebSocket as an endpoint sees it: messages in both directions, until one end closes."""
import json as _json
from enum import Enum as _Enum
from starlette.requests import HTTPConnection as _HTTPConnection

__all__ = ["WebSocket", "WebSocketClose", "WebSocketDisconnect", "WebSocketState"]

_NOT_ACCEPTED = 'WebSocket is not connected. Need to call "accept" first.'


class WebSocketState(_Enum):
    CONNECTING = 0
    CONNECTED = 1
    DISCONNECTED = 2
    RESPONSE = 3


class WebSocketDisconnect(Exception):
    """The other end has closed."""

    def __init__(self, code=1000, reason=None):
        self.code, self.reason = code, reason or ""


class WebSocket(_HTTPConnection):
    def __init__(self, scope, receive, send):
        assert scope["type"] == "websocket"
        super().__init__(scope)
        self._receive, self._send = receive, send
        self.client_state = self.application_state = WebSocketState.CONNECTING

    # The messages of the protocol between server and application.

    async def receive(self):
        if self.client_state is WebSocketState.DISCONNECTED:
            raise RuntimeError('Cannot call "receive" once a disconnect message has been received.')
        is_first = self.client_state is WebSocketState.CONNECTING
        message = await self._receive()
        kind = message["type"]
        if is_first and kind != "websocket.connect":
            raise RuntimeError(f'Expected ASGI message "websocket.connect", but got {kind!r}')
        if not is_first and kind not in ("websocket.receive", "websocket.disconnect"):
            raise RuntimeError('Expected ASGI message "websocket.receive" or '
                               f'"websocket.disconnect", but got {kind!r}')
        self.client_state = WebSocketState.DISCONNECTED if kind == "websocket.disconnect" \
            else WebSocketState.CONNECTED
        return message

    async def send(self, message):
        kind = message["type"]
        if self.application_state is WebSocketState.DISCONNECTED:
            raise RuntimeError('Cannot call "send" once a close message has been sent.')
        if self.application_state is WebSocketState.CONNECTING:
            if kind not in ("websocket.accept", "websocket.close"):
                raise RuntimeError('Expected ASGI message "websocket.accept", "websocket.close" or '
                                   f'"websocket.http.response.start", but got {kind!r}')
        elif kind not in ("websocket.send", "websocket.close"):
            raise RuntimeError('Expected ASGI message "websocket.send" or "websocket.close", but '
                               f"got {kind!r}")
        self.application_state = WebSocketState.DISCONNECTED if kind == "websocket.close" \
            else WebSocketState.CONNECTED
        try:
            await self._send(message)
        except OSError:
            self.application_state = WebSocketState.DISCONNECTED
            raise WebSocketDisconnect(1006) from None

    async def accept(self, subprotocol=None, headers=None):
        if self.client_state is WebSocketState.CONNECTING:
            await self.receive()
        await self.send({"type": "websocket.accept", "subprotocol": subprotocol,
                         "headers": headers or []})

    async def close(self, code=1000, reason=None):
        await self.send({"type": "websocket.close", "code": code, "reason": reason or ""})

    # What is received.

    async def _take(self, key):
        if self.application_state is not WebSocketState.CONNECTED:
            raise RuntimeError(_NOT_ACCEPTED)
        message = await self.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message["code"], message.get("reason"))
        return message[key]

    async def receive_text(self):
        return await self._take("text")

    async def receive_bytes(self):
        return await self._take("bytes")

    async def receive_json(self, mode="text"):
        _check_mode(mode)
        return _json.loads(await self._take("text" if mode == "text" else "bytes"))

    async def iter_text(self):
        try:
            while True:
                yield await self.receive_text()
        except WebSocketDisconnect:
            pass

    async def iter_bytes(self):
        try:
            while True:
                yield await self.receive_bytes()
        except WebSocketDisconnect:
            pass

    async def iter_json(self):
        try:
            while True:
                yield await self.receive_json()
        except WebSocketDisconnect:
            pass

    # What is sent.

    async def send_text(self, data):
        await self.send({"type": "websocket.send", "text": data})

    async def send_bytes(self, data):
        await self.send({"type": "websocket.send", "bytes": data})

    async def send_json(self, data, mode="text"):
        _check_mode(mode)
        text = _json.dumps(data, separators=(",", ":"), ensure_ascii=False)
        if mode == "text":
            await self.send_text(text)
        else:
            await self.send_bytes(text.encode())


def _check_mode(mode):
    if mode not in ("text", "binary"):
        raise RuntimeError('The "mode" argument should be "text" or "binary".')


class WebSocketClose:
    """The application that only closes."""

    def __init__(self, code=1000, reason=None):
        self.code, self.reason = code, reason or ""

    async def __call__(self, scope, receive, send):
        await send({"type": "websocket.close", "code": self.code, "reason": self.reason})
