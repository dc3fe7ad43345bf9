# Two places at the grill: a semaphore lets two requests in at a time.
import asyncio

from fastapi import FastAPI

app = FastAPI()
grill = asyncio.Semaphore(2)


@app.get("/grill")
async def get_burger():
    async with grill:
        await asyncio.sleep(1)
    return "burger"
