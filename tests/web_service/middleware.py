# Middleware around every request: the last one added is the outermost.
import asyncio
import time

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


@app.middleware("http")
async def measure(request: Request, call_next):
    start = time.perf_counter()
    response = await call_next(request)
    response.headers["X-Process-Time"] = str(time.perf_counter() - start)
    print(request.url.path, "took", f"{time.perf_counter() - start:.2f}",
          "answered", response.status_code)
    return response


class Gate(BaseHTTPMiddleware):
    def __init__(self, app, closed):
        super().__init__(app)
        self.closed = closed

    async def dispatch(self, request, call_next):
        print("gate", request.method, request.url.path)
        if request.url.path in self.closed:
            return JSONResponse({"detail": "closed"}, status_code=503)
        await asyncio.sleep(0.1)
        return await call_next(request)


app.add_middleware(Gate, closed=["/stop"])


@app.get("/slow")
async def slow():
    await asyncio.sleep(1)
    return "slow"


@app.get("/fast")
async def fast(fail: int = 0):
    if fail:
        raise ValueError("failed")
    return "fast"


@app.get("/stop")
async def stop():
    return "never"
