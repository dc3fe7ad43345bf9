# Waiting with await: three customers are served side by side.
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def grill(count: int):
    await asyncio.sleep(2)
    return ["burger"] * count


@app.get("/burgers")
async def burgers():
    return await grill(2)
