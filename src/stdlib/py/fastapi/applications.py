"""The application."""
from fastapi.exception_handlers import http_exception_handler as _http_exception_handler, \
    request_validation_exception_handler as _request_validation_exception_handler
from fastapi.exceptions import RequestValidationError as _RequestValidationError
from fastapi.routing import APIRouter as _APIRouter
from starlette.applications import Starlette as _Starlette
from starlette.exceptions import HTTPException as _HTTPException


class FastAPI(_Starlette):
    def __init__(self, *, debug=False, routes=None, title="FastAPI", summary=None, description="",
                 version="0.1.0", dependencies=None, default_response_class=None,
                 redirect_slashes=True, middleware=None, exception_handlers=None, on_startup=None,
                 on_shutdown=None, lifespan=None, root_path="", **described):
        self._init(debug, middleware, {
            _HTTPException: _http_exception_handler,
            _RequestValidationError: _request_validation_exception_handler,
            **(exception_handlers or {})})
        self.title, self.summary, self.description = title, summary, description
        self.version, self.root_path = version, root_path
        self.described = described
        self.extra = {}
        self.dependency_overrides = {}
        self.router = _APIRouter(
            routes=routes, redirect_slashes=redirect_slashes, on_startup=on_startup,
            on_shutdown=on_shutdown, lifespan=lifespan, dependencies=dependencies,
            default_response_class=default_response_class, dependency_overrides_provider=self)

    async def __call__(self, scope, receive, send):
        if self.root_path:
            scope["root_path"] = self.root_path
        await super().__call__(scope, receive, send)

    def add_api_route(self, path, endpoint, **options):
        self.router.add_api_route(path, endpoint, **options)

    def api_route(self, path, **options):
        return self.router.api_route(path, **options)

    def get(self, path, **options):
        return self.router.get(path, **options)

    def post(self, path, **options):
        return self.router.post(path, **options)

    def put(self, path, **options):
        return self.router.put(path, **options)

    def patch(self, path, **options):
        return self.router.patch(path, **options)

    def delete(self, path, **options):
        return self.router.delete(path, **options)

    def head(self, path, **options):
        return self.router.head(path, **options)

    def options(self, path, **options):
        return self.router.options(path, **options)

    def add_api_websocket_route(self, path, endpoint, name=None, **options):
        self.router.add_api_websocket_route(path, endpoint, name, **options)

    def websocket(self, path, name=None, **options):
        return self.router.websocket(path, name, **options)

    def include_router(self, router, **options):
        self.router.include_router(router, **options)
