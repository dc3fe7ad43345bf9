# Starlette by itself.
import asyncio

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route


async def home(request):
    await asyncio.sleep(0.5)
    return PlainTextResponse("home")


def hello(request):
    return JSONResponse({"hello": request.path_params["name"]})


async def sub(request):
    print(request.url.path, request.scope["root_path"], request.query_params)
    return PlainTextResponse("sub")


app = Starlette(routes=[Route("/", home), Route("/hello/{name}", hello),
                        Mount("/sub", routes=[Route("/x", sub)])])
