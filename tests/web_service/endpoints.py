# Endpoints that are not plain functions: decorated, methods, callable objects, cached dependencies.
import asyncio
import time
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from pydantic import BaseModel

app = FastAPI()


class Settings(BaseModel):
    name: str = "shop"


@lru_cache
def get_settings():
    print("reading the settings")
    return Settings()


def timed(func):
    @wraps(func)
    async def inner(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await func(*args, **kwargs)
        finally:
            print(func.__name__, "took", time.perf_counter() - start)
    return inner


@app.get("/timed/{seconds}")
@timed
async def wait(seconds: int, settings: Annotated[Settings, Depends(get_settings)]):
    await asyncio.sleep(seconds)
    return {"seconds": seconds, "name": settings.name}


class Counter:
    def __init__(self):
        self.count = 0

    async def __call__(self, request: Request):
        self.count += 1
        return f"{request.url.path} {self.count}"


@app.get("/count")
async def count(text: str = Depends(Counter())):
    print(text)


class Controller:
    def __init__(self):
        self.router = APIRouter(prefix="/menu")
        self.router.add_api_route("", self.menu, methods=["GET"])
        self.router.add_api_route("/{dish}", self.choose, methods=["POST", "PUT"])

    async def menu(self, limit: int = 3):
        print(type(self).__name__, limit)

    def choose(self, dish: str):
        print(type(self).__name__, dish)


app.include_router(Controller().router)


@dataclass
class Order:
    count: int
    dish: str = "soup"


@app.post("/orders")
def order(order: Order) -> Order:
    print(order)
    return order


@app.get("/group")
async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(asyncio.sleep(1))
        tasks.create_task(fail())


async def fail():
    await asyncio.sleep(0.1)
    raise ValueError("burnt")


@app.get("/leaves")
async def leaves():
    raise SystemExit(1)
