# A coroutine gives way at each await; asyncio.Lock keeps the others out.
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
stock = 2
lock = asyncio.Lock()


async def sell():
    global stock
    if stock <= 0:
        raise HTTPException(409, "sold out")
    await asyncio.sleep(0.2)
    stock -= 1


@app.post("/unsafe")
async def unsafe():
    await sell()


@app.post("/safe")
async def safe():
    async with lock:
        await sell()


@app.get("/stock")
async def get_stock():
    global stock
    print("stock", stock)
    stock = 2
    return stock
