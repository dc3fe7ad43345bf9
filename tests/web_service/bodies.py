# Bodies: models, models in models, several at once, lists, forms, and as they came.
from typing import Annotated, Any, Optional

from fastapi import Body, FastAPI, Form, Request
from pydantic import BaseModel

app = FastAPI()


class Extra(BaseModel):
    name: str
    grams: float = 1


class Order(BaseModel):
    burger: str
    extras: list[Extra] = []
    note: Optional[str] = None


@app.post("/orders", status_code=201)
async def create(order: Order):
    print(order)
    print(order.model_dump(exclude_unset=True))
    return order


@app.put("/orders/{number}")
async def replace(number: int, order: Order, urgent: bool = False):
    print(number, order.burger, urgent)
    return {"number": number, **order.model_dump()}


@app.patch("/two")
async def two(a: Order, n: Annotated[int, Body()]):
    print(a, n)


@app.post("/plain")
def plain(numbers: list[int]):
    print(numbers)
    return sum(numbers)


@app.post("/login")
async def login(user: Annotated[str, Form()], password: str = Form()):
    print(user, password)


@app.post("/raw")
async def raw(request: Request):
    print(await request.body(), request.headers["content-type"])


@app.post("/any")
async def anything(body: Any = Body()):
    print(body)
