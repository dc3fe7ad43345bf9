# A chat over WebSockets: who is there, who leaves, who is turned away; a service that only sends.
import asyncio

from fastapi import Depends, FastAPI, Query, WebSocket, WebSocketDisconnect, WebSocketException

app = FastAPI()


class Room:
    def __init__(self):
        self.guests: dict[str, WebSocket] = {}

    async def enter(self, name, socket):
        await socket.accept()
        self.guests[name] = socket
        await self.tell(f"{name} enters")

    async def leave(self, name):
        del self.guests[name]
        await self.tell(f"{name} leaves")

    async def tell(self, text):
        await asyncio.gather(*(guest.send_text(text) for guest in self.guests.values()))


room = Room()


async def known(key: str | None = Query(None)):
    if key != "open":
        raise WebSocketException(code=1008, reason="unknown")
    return key


@app.websocket("/room/{name}")
async def chat(socket: WebSocket, name: str, key: str = Depends(known)):
    await room.enter(name, socket)
    try:
        while True:
            await room.tell(f"{name}: {await socket.receive_text()}")
    except WebSocketDisconnect as gone:
        print("code", gone.code)
        await room.leave(name)


@app.websocket("/clock")
async def clock(socket: WebSocket, step: float = 0.4):
    await socket.accept()
    number = 0
    try:
        while True:
            number += 1
            await socket.send_json({"tick": number})
            await asyncio.sleep(step)
    except WebSocketDisconnect as gone:
        print("clock", gone.code)


@app.websocket("/sum")
async def add(socket: WebSocket):
    await socket.accept()
    total = 0
    async for part in socket.iter_json():
        total += part["n"]
        await socket.send_json({"total": total})
    print("sum", total)


@app.websocket("/broken")
async def broken(socket: WebSocket):
    await socket.accept()
    await socket.send_text("soon")
    raise LookupError("lost")


@app.websocket("/short")
async def short(socket: WebSocket):
    await socket.accept()
    await socket.send_bytes(b"bye")
    await socket.close(code=4001, reason="enough")
