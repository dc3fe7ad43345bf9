"""WebSockets, as Starlette has them."""
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
