# The server beside other tasks of a program of its own.
import asyncio

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def root():
    return asyncio.current_task().get_name()


async def tick():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(1)


async def main():
    server = uvicorn.Server(uvicorn.Config(app, port=5000))
    await asyncio.gather(server.serve(), tick())
    print("both are over:", asyncio.current_task().get_name())


if __name__ == "__main__":
    asyncio.run(main())
