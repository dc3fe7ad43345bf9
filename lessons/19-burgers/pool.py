import time
from fastapi import FastAPI

app = FastAPI()


@app.get("/burger")
def burger():
    time.sleep(2)
    return {"burger": "cheese"}
