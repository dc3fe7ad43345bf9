# What follows an answer, with a middleware around it: first sent, then background tasks, then what
# the dependencies close.
import asyncio

from fastapi import BackgroundTasks, Depends, FastAPI, Request
from fastapi.responses import PlainTextResponse, StreamingResponse

app = FastAPI()


@app.middleware("http")
async def around(request: Request, call_next):
    print("before")
    response = await call_next(request)
    print("after", response.status_code)
    if "other" in request.query_params:
        body = b"".join([part async for part in response.body_iterator])
        print("instead of", body)
        return PlainTextResponse("other")
    return response


async def session():
    print("opened")
    yield "session"
    print("closed")


async def later(text):
    await asyncio.sleep(0.5)
    print("later", text)


@app.get("/plain")
async def plain(tasks: BackgroundTasks, session: str = Depends(session)):
    tasks.add_task(later, "plain")
    return session


@app.get("/stream")
async def stream(session: str = Depends(session)):
    async def parts():
        for i in range(2):
            print("part", i)
            yield str(i)
            await asyncio.sleep(1)
    return StreamingResponse(parts())


@app.get("/body")
async def body(request: Request):
    return len(await request.body())
