# Exceptions: 500 and a traceback, or what a handler makes of them; the service goes on.
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


class SoldOut(Exception):
    def __init__(self, what):
        self.what = what


@app.exception_handler(SoldOut)
async def sold_out(request: Request, error: SoldOut):
    return JSONResponse(status_code=410, content={"sold out": error.what})


@app.get("/boom")
async def boom():
    return 1 / 0


def look_up(key):
    return {}[key]


@app.get("/sync")
def sync():
    return look_up("burger")


@app.get("/deep")
async def deep():
    try:
        look_up("fish")
    except KeyError as error:
        raise RuntimeError("no such burger") from error


@app.get("/ok")
async def ok():
    return "ok"


@app.get("/sold")
async def sold():
    raise SoldOut("cheese")


@app.get("/assert")
async def wrong():
    assert 1 == 2, "the kitchen is upside down"


@app.get("/wrong")
async def not_serializable() -> int:
    return "many"
