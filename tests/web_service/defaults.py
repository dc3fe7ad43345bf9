# Without requests: one to each GET endpoint that needs nothing.
from fastapi import FastAPI, Header, Request

service = FastAPI()


@service.get("/")
def root():
    return "root"


@service.get("/items/{number}")
def item(number: int):
    return number


@service.get("/search")
def search(q: str):
    return q


@service.get("/list")
def all_items(limit: int = 10):
    return limit


@service.post("/new")
def new():
    return "new"
