"""The answers that exceptions become."""
from fastapi.encoders import jsonable_encoder as _jsonable_encoder
from starlette.responses import JSONResponse as _JSONResponse, Response as _Response


async def http_exception_handler(request, exc):
    headers = getattr(exc, "headers", None)
    if exc.status_code < 200 or exc.status_code in (204, 304):
        return _Response(status_code=exc.status_code, headers=headers)
    return _JSONResponse({"detail": exc.detail}, exc.status_code, headers)


async def request_validation_exception_handler(request, exc):
    return _JSONResponse({"detail": _jsonable_encoder(exc.errors())}, 422)
