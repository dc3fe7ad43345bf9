"""Requests from pages of other origins, as Starlette has it."""
from starlette.middleware.cors import CORSMiddleware
