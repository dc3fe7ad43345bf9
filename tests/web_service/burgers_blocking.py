# A blocking call inside async def: everybody waits for everybody.
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/burgers")
async def burgers():
    time.sleep(2)
    return ["burger"] * 2
