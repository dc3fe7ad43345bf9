# A request that nobody answers: the run ends, and the table says so.
import asyncio

from fastapi import FastAPI

app = FastAPI()
door = asyncio.Event()


@app.get("/never")
async def never():
    await door.wait()


@app.get("/ok")
async def ok():
    return "ok"
