# A blocking endpoint without async: each call has a thread of its own.
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/burgers")
def burgers():
    time.sleep(2)
    return ["burger"] * 2
