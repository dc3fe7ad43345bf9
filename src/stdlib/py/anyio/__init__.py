"""The few names of anyio that programs for Starlette and FastAPI use."""
from anyio import to_thread
from anyio.to_thread import CapacityLimiter

__all__ = ["CapacityLimiter", "run", "sleep", "to_thread"]


async def sleep(delay):
    import asyncio
    await asyncio.sleep(delay)


def run(func, *args, backend="asyncio", backend_options=None):
    import asyncio
    return asyncio.run(func(*args))
