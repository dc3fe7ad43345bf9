# The older way to say what happens at startup and shutdown; a worker with a queue lives between.
import asyncio

from fastapi import FastAPI

app = FastAPI()
orders = asyncio.Queue()


async def cook():
    while True:
        number = await orders.get()
        await asyncio.sleep(1)
        print("cooked", number)
        orders.task_done()


@app.on_event("startup")
async def start():
    app.state.cook = asyncio.create_task(cook(), name="cook")
    app.state.count = 0


@app.on_event("startup")
def say():
    print("the kitchen opens")


@app.on_event("shutdown")
async def stop():
    await orders.join()
    app.state.cook.cancel()
    print("the kitchen closes")


@app.get("/")
async def order():
    app.state.count += 1
    orders.put_nowait(app.state.count)
    return {"waiting": orders.qsize()}
