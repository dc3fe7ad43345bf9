import asyncio
from fastapi import FastAPI

app = FastAPI()


@app.get("/burger")
async def burger():
    await asyncio.sleep(2)
    return {"burger": "cheese"}
