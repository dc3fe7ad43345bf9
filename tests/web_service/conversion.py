# What path and query bring is text; annotations make values of it.
from enum import Enum
from typing import List, Optional, Union

from fastapi import FastAPI, Query

app = FastAPI()


class Size(str, Enum):
    small = "small"
    large = "large"


@app.get("/items/{item_id}")
async def item(item_id: int, q: Optional[str] = None, short: bool = False):
    print(repr(item_id), repr(q), repr(short))
    return {"item_id": item_id, "q": q, "short": short}


@app.get("/users/me")
async def me():
    print("me")


@app.get("/users/{name}")
async def user(name: str):
    print("user", name)


@app.get("/sizes/{size}")
async def size(size: Size, factor: float = 1.0):
    print(size, factor)


@app.get("/files/{path:path}")
async def file(path: str):
    print("file", path)


@app.get("/tags")
async def tags(tag: List[str] = Query(default=[]), most: Union[int, None] = None):
    print(tag, most)
