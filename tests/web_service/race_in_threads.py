# Endpoints without async share what is global, and switch where they block.
import threading
import time

from fastapi import FastAPI

app = FastAPI()
total = 0
lock = threading.Lock()


@app.post("/add")
def add():
    global total
    seen = total
    time.sleep(0.1)
    total = seen + 1
    return total


@app.post("/safe")
def safe():
    global total
    with lock:
        seen = total
        time.sleep(0.1)
        total = seen + 1
    return total


@app.get("/total")
async def get_total():
    print("total", total)
    return total
