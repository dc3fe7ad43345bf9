# The limit on threads can be set.
import time
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):
    limiter = anyio.to_thread.current_default_thread_limiter()
    print("threads:", limiter.total_tokens)
    limiter.total_tokens = 2
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/slow")
def slow(name: str):
    print(name, "begins")
    time.sleep(0.5)
    print(name, "ends")
    return name
