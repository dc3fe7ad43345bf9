# A request is a task; an endpoint without async runs in a worker thread with a copy of its context.
import asyncio
import threading
from contextvars import ContextVar

from fastapi import FastAPI

app = FastAPI()
who = ContextVar("who", default="nobody")


@app.middleware("http")
async def remember(request, call_next):
    who.set(request.headers["user-agent"])
    return await call_next(request)


@app.get("/task")
async def task():
    print(asyncio.current_task().get_name(), threading.current_thread().name, who.get())


@app.get("/thread")
def thread(x: int):
    print(threading.current_thread().name, who.get())
