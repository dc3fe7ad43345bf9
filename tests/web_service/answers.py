# Answers of all kinds, looked at by a middleware.
import asyncio
import datetime
from typing import Annotated

from fastapi import FastAPI, Header, HTTPException, Request, Response, status
from fastapi.responses import (HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse,
                               StreamingResponse)
from pydantic import BaseModel

app = FastAPI()


class Wrapped:
    """Shows what is sent, as a middleware that is an ASGI application of its own."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def show(message):
            if message["type"] == "http.response.start":
                headers = {name.decode(): value.decode() for name, value in message["headers"]}
                print(scope["path"], message["status"], headers)
            else:
                print("   ", message["body"])
            await send(message)

        await self.app(scope, receive, show)


app.add_middleware(Wrapped)


@app.get("/dict")
async def dictionary():
    return {"day": datetime.date(2024, 1, 2), "tuple": (1, 2), "set": {3}, "text": "버거"}


@app.get("/none")
async def none():
    pass


@app.get("/text", response_class=PlainTextResponse)
async def text():
    return "hello"


@app.get("/page")
async def page():
    return HTMLResponse("<p>hi</p>", status_code=202)


@app.get("/html", response_class=HTMLResponse)
def html():
    return "<p>ho</p>"


@app.get("/teapot", status_code=status.HTTP_418_IM_A_TEAPOT)
async def teapot(response: Response):
    response.headers["X-Tea"] = "green"
    return "no coffee"


@app.get("/old")
async def old():
    return RedirectResponse("/text")


@app.get("/items/{number}")
async def item(number: int):
    raise HTTPException(status_code=404, detail={"missing": number}, headers={"X-Why": "sold"})


@app.post("/made")
async def made(response: Response):
    response.status_code = status.HTTP_201_CREATED
    return JSONResponse({"made": True}, headers={"Location": "/made/1"})


@app.delete("/gone", status_code=204)
async def gone():
    pass


@app.get("/stream")
async def stream():
    async def parts():
        for i in range(3):
            yield f"part {i}\n"
            await asyncio.sleep(0.1)
    return StreamingResponse(parts(), media_type="text/plain")


@app.get("/drip")
def drip():
    return StreamingResponse(iter(["a", "b"]))


class Person(BaseModel):
    name: str
    born: int | None = None


class Secret(Person):
    password: str


@app.get("/model", response_model=Person, response_model_exclude_none=True)
async def model():
    return Secret(name="Kim", password="x")


@app.get("/numbers")
async def numbers() -> list[int]:
    return ["1", 2.0]


@app.get("/cookie")
async def cookie(response: Response):
    response.set_cookie("session", "abc", httponly=True)
    return "ok"


@app.get("/secret")
async def secret(authorization: Annotated[str | None, Header()] = None):
    if authorization is None:
        raise HTTPException(401)
    return authorization
