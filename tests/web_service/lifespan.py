# What is done before the first request and after the last one.
import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

models = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    print("loading")
    await asyncio.sleep(2)
    models["double"] = lambda x: 2 * x
    yield {"greeting": "hello"}
    print("clearing", list(models))
    models.clear()
    await asyncio.sleep(0.5)


app = FastAPI(lifespan=lifespan)


@app.get("/model")
async def model(x: float):
    return {"result": models["double"](x)}


@app.get("/state")
async def state(request: Request):
    print(request.state.greeting)
    return request.state.greeting
