# Fifty blocking calls, forty threads: the last ten wait for a thread.
import threading
import time

from fastapi import FastAPI

app = FastAPI()
busy = most = 0


@app.get("/slow")
def slow():
    global busy, most
    busy += 1
    most = max(most, busy)
    time.sleep(1)
    busy -= 1
    return threading.current_thread().name


@app.get("/most")
async def get_most():
    print("at most", most, "at once")
    return most
