"""The part of Starlette that FastAPI programs meet."""
__version__ = "0.27.0"
