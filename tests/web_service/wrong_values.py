# What cannot be converted is answered with 422, and the endpoint does not run.
import json
from typing import Annotated, Literal

from fastapi import FastAPI, Header, Path, Query
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

app = FastAPI()


@app.exception_handler(RequestValidationError)
async def show(request, error):
    print(request.method, request.url.path)
    for line in error.errors():
        line.pop("url", None)
        print("   ", json.dumps(line, default=repr))
    return JSONResponse({"wrong": len(error.errors())}, status_code=422)


class Order(BaseModel):
    burger: str = Field(min_length=2, max_length=10)
    count: int = Field(default=1, ge=1, le=5)
    extras: list[str] = []
    price: float | None = Field(None, gt=0)
    kind: Literal["here", "away"] = "here"


@app.get("/items/{item_id}")
async def item(item_id: Annotated[int, Path(ge=1)], size: Annotated[int, Query(lt=10)] = 1,
               ready: bool = False):
    print("runs")


@app.get("/search")
async def search(q: Annotated[str, Query(min_length=3, pattern="^b")], x_token: str = Header()):
    print("runs")


@app.post("/orders")
async def order(order: Order):
    print("runs", order)
    return order
