# What has no endpoint: 404, 405, and paths with one slash more or less.
from fastapi import APIRouter, FastAPI, Request
from starlette.exceptions import HTTPException
from fastapi.responses import PlainTextResponse

app = FastAPI()
router = APIRouter(prefix="/orders")


@app.exception_handler(HTTPException)
async def tell(request: Request, error: HTTPException):
    print(request.method, request.url.path, "->", repr(error), error.headers)
    return PlainTextResponse(str(error.detail), status_code=error.status_code)


@app.get("/here")
async def here():
    return "here"


@app.get("/slash/")
async def slash():
    return "slash"


@app.get("/both")
async def get_both():
    return "get"


@app.post("/both")
async def post_both():
    return "post"


@router.get("")
async def orders():
    return []


app.include_router(router, prefix="/v1")
