# The client for tests speaks to WebSockets; checked against Starlette 0.26 and FastAPI 0.92.
from typing import Optional
from fastapi import FastAPI, WebSocket, WebSocketDisconnect, WebSocketException, Depends, Query, HTTPException, APIRouter, status
from fastapi.testclient import TestClient
app = FastAPI()
class ConnectionManager:
    def __init__(self): self.active = []
    async def connect(self, ws): await ws.accept(); self.active.append(ws)
    def disconnect(self, ws): self.active.remove(ws)
    async def personal(self, m, ws): await ws.send_text(m)
    async def broadcast(self, m):
        for c in self.active: await c.send_text(m)
manager = ConnectionManager()
@app.websocket("/ws/{client_id}")
async def ws_endpoint(websocket: WebSocket, client_id: int):
    await manager.connect(websocket)
    try:
        while True:
            data = await websocket.receive_text()
            await manager.personal(f"You wrote: {data}", websocket)
            await manager.broadcast(f"Client #{client_id} says: {data}")
    except WebSocketDisconnect as e:
        print("left", client_id, repr(e), e.code, e.reason)
        manager.disconnect(websocket)
        await manager.broadcast(f"Client #{client_id} left the chat")
@app.websocket("/echo")
async def echo(ws: WebSocket):
    await ws.accept(); print(ws.client_state, ws.url, ws.client, ws.query_params, ws.headers["host"])
    async for m in ws.iter_text(): await ws.send_text(m.upper())
    print("echo over", ws.client_state, ws.application_state)
@app.websocket("/json")
async def js(ws: WebSocket):
    await ws.accept(); d = await ws.receive_json(); await ws.send_json({"got": d, "ü": 1}); await ws.close(code=4000, reason="bye")
@app.websocket("/noaccept")
async def noaccept(ws: WebSocket):
    try: await ws.receive_text()
    except RuntimeError as e: print(e)
    try: await ws.send_text("x")
    except RuntimeError as e: print(e)
    await ws.close()
@app.websocket("/reject")
async def reject(ws: WebSocket): await ws.close(code=1008)
async def token(ws: WebSocket, token: Optional[str] = Query(None)):
    if token is None: raise WebSocketException(code=status.WS_1008_POLICY_VIOLATION, reason="no token")
    return token
@app.websocket("/items/{i}")
async def items(ws: WebSocket, i: str, q: Optional[int] = None, t: str = Depends(token)):
    await ws.accept(); await ws.send_text(f"{i} {q} {t}"); await ws.send_bytes(b"raw"); await ws.close()
@app.websocket("/crash")
async def crash(ws: WebSocket): await ws.accept(); 1 / 0
@app.websocket("/unhandled")
async def unhandled(ws: WebSocket): await ws.accept(); await ws.receive_text(); await ws.receive_text()
@app.websocket("/after")
async def after(ws: WebSocket):
    await ws.accept(); await ws.close()
    try: await ws.send_text("x")
    except RuntimeError as e: print(e)
r = APIRouter(prefix="/r")
@r.websocket("/x")
async def rx(ws: WebSocket): await ws.accept(); await ws.send_text("router"); await ws.close()
app.include_router(r)
@app.get("/echo2")
def get(): return "http"
c = TestClient(app)
with c.websocket_connect("/ws/1") as a:
    a.send_text("hi"); print(a.receive_text(), a.receive_text())
with c.websocket_connect("/echo?x=1") as a:
    for w in ("one", "two"): a.send_text(w); print(a.receive_text())
with c.websocket_connect("/json") as a:
    a.send_json({"a": 1}); print(a.receive_json())
    try: a.receive_text()
    except WebSocketDisconnect as e: print(repr(e), e.code, e.reason)
for u in ["/noaccept", "/reject", "/items/5", "/items/5?token=z&q=x", "/nope", "/echo2"]:
    try:
        with c.websocket_connect(u) as a: print("connected", u)
    except WebSocketDisconnect as e: print(u, repr(e), e.code, repr(e.reason))
with c.websocket_connect("/items/5?token=z&q=3") as a: print(a.receive_text(), a.receive_bytes(), a.receive())
with c.websocket_connect("/r/x") as a: print(a.receive_text())
with c.websocket_connect("/after") as a: print(a.receive())
try:
    with c.websocket_connect("/crash") as a: print("crash in")
except Exception as e: print(repr(e))
try:
    with c.websocket_connect("/unhandled") as a: a.send_text("x")
except Exception as e: print(repr(e))
with TestClient(app) as c:
    with c.websocket_connect("/ws/1") as a, c.websocket_connect("/ws/2") as b:
        a.send_text("hello"); print(a.receive_text(), "|", a.receive_text(), "|", b.receive_text())
        b.send_text("hey"); print(b.receive_text(), "|", b.receive_text(), "|", a.receive_text())
    pass
