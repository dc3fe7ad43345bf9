# A service's tests: the client calls the application itself.
import unittest

from fastapi import Depends, FastAPI, HTTPException
from fastapi.testclient import TestClient
from pydantic import BaseModel

app = FastAPI()
stock = {}


class Item(BaseModel):
    name: str
    count: int = 1


def limit():
    return 5


@app.on_event("startup")
async def fill():
    stock["bun"] = Item(name="bun", count=3)


@app.get("/items/{name}")
async def read(name: str):
    if name not in stock:
        raise HTTPException(status_code=404, detail=f"no {name}")
    return stock[name]


@app.post("/items", status_code=201)
def create(item: Item, limit: int = Depends(limit)):
    if item.count > limit:
        raise HTTPException(400, "too many")
    stock[item.name] = item
    return item


@app.get("/boom")
async def boom():
    raise RuntimeError("boom")


class ServiceTest(unittest.TestCase):
    def setUp(self):
        stock.clear()
        self.client = TestClient(app)

    def test_missing(self):
        response = self.client.get("/items/bun")
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response.json(), {"detail": "no bun"})

    def test_create_and_read(self):
        response = self.client.post("/items", json={"name": "salad", "count": "2"})
        self.assertEqual((response.status_code, response.json()),
                         (201, {"name": "salad", "count": 2}))
        self.assertEqual(self.client.get("/items/salad").json()["count"], 2)

    def test_wrong(self):
        response = self.client.post("/items", json={"count": "many"})
        self.assertEqual(response.status_code, 422)
        self.assertEqual([(line["loc"], line["type"]) for line in response.json()["detail"]],
                         [(["body", "name"], "missing"), (["body", "count"], "int_parsing")])

    def test_override(self):
        item = {"name": "x", "count": 9}
        self.assertEqual(self.client.post("/items", json=item).status_code, 400)
        app.dependency_overrides[limit] = lambda: 10
        try:
            self.assertEqual(self.client.post("/items", json=item).status_code, 201)
        finally:
            app.dependency_overrides = {}

    def test_startup(self):
        with TestClient(app) as client:
            self.assertEqual(client.get("/items/bun").json(), {"name": "bun", "count": 3})

    def test_error(self):
        with self.assertRaises(RuntimeError):
            self.client.get("/boom")
        quiet = TestClient(app, raise_server_exceptions=False)
        self.assertEqual(quiet.get("/boom").text, "Internal Server Error")


unittest.main()
