# An endpoint may limit how long it waits.
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()


async def work(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("work is cancelled")
        raise
    return seconds


@app.get("/slow")
async def slow():
    try:
        return await asyncio.wait_for(work(5), timeout=1.5)
    except asyncio.TimeoutError:
        raise HTTPException(504, "too slow")


@app.get("/fast")
async def fast():
    async with asyncio.timeout(1):
        return await work(0.5)


@app.get("/cancelled")
async def cancelled():
    task = asyncio.create_task(work(3))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return "gave up"
