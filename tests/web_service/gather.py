# One request that waits for several things at once, or one after the other.
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


@app.get("/together")
async def together():
    return await asyncio.gather(fetch("bun", 1), fetch("meat", 2), fetch("salad", 0.5))


@app.get("/one-by-one")
async def one_by_one():
    return [await fetch("bun", 1), await fetch("meat", 2), await fetch("salad", 0.5)]
