# Background tasks run when the answer is out; the customer does not wait for them.
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
begin = time.monotonic()


def log(*words):
    print(f"{time.monotonic() - begin:.1f}", *words)


async def mail(name: str, to: str = "kitchen"):
    await asyncio.sleep(1)
    log("mailed", name, "to", to)


def write(name):
    time.sleep(0.25)
    log("wrote", name)


@app.post("/orders")
async def order(name: str, tasks: BackgroundTasks):
    tasks.add_task(mail, name, to="chef")
    tasks.add_task(write, name)
    log("answered", name)
    return {"name": name}


@app.post("/sync")
def order_sync(name: str, tasks: BackgroundTasks):
    tasks.add_task(write, name)
    log("answered", name)
