"""Middleware, as Starlette has it."""
from starlette.middleware import Middleware
