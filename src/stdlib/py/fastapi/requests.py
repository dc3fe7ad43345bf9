"""Requests, as Starlette has them."""
from starlette.requests import HTTPConnection, Request
