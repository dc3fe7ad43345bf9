# A steady load, and one customer who comes several times.
import asyncio

from fastapi import FastAPI, Request

app = FastAPI()
active = 0


@app.get("/work")
async def work(request: Request):
    global active
    active += 1
    await asyncio.sleep(0.12)
    active -= 1
    if request.headers["user-agent"] == "Kim":
        print("Kim from port", request.client.port, "with", active, "others")
    return active
