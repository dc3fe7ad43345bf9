# httpx talks to the application of the same program, many requests at a time.
import asyncio
import time

import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/wait/{seconds}")
async def wait(seconds: float):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    start = time.perf_counter()
    async with httpx.AsyncClient(app=app, base_url="http://test") as client:
        answers = await asyncio.gather(*(client.get(f"/wait/{n}") for n in (0.5, 1, 0.2)))
    print([answer.json() for answer in answers], f"{time.perf_counter() - start:.2f}")
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        print(await client.get("/nope"), await client.get("/wait/x"))


asyncio.run(main())
