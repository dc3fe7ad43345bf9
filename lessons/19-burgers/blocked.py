import time
from fastapi import FastAPI

app = FastAPI()


@app.get("/burger")
async def burger():
    time.sleep(2)
    return {"burger": "cheese"}
