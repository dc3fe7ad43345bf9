# What goes wrong at startup ends the server.
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
async def start():
    raise RuntimeError("no database")


@app.get("/")
async def root():
    return "root"
