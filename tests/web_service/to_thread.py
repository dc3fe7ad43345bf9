# A blocking call in async def: handed to a thread, or not.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
pool = ThreadPoolExecutor(max_workers=1)


def blocking(seconds):
    time.sleep(seconds)
    return seconds


@app.get("/good")
async def good():
    return await asyncio.to_thread(blocking, 1) + await run_in_threadpool(blocking, 1)


@app.get("/bad")
async def bad():
    return blocking(2)


@app.get("/executor")
async def executor():
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(pool, blocking, 0.5) for _ in range(3)))
