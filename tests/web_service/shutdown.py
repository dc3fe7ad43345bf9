# SIGTERM: no more requests are taken, those that there are are answered, then shutdown is run.
import asyncio
from contextlib import asynccontextmanager

from fastapi import BackgroundTasks, FastAPI


@asynccontextmanager
async def lifespan(app):
    yield
    print("closing the till")


app = FastAPI(lifespan=lifespan)


async def clean(name):
    await asyncio.sleep(1)
    print("cleaned after", name)


@app.get("/eat")
async def eat(name: str, tasks: BackgroundTasks):
    tasks.add_task(clean, name)
    try:
        await asyncio.sleep(2)
    finally:
        print(name, "leaves")
    return name
