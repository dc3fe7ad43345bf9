"""asyncio.timeout() under the name that it had before it was asyncio's."""
from asyncio import timeout, timeout_at

__all__ = ("timeout", "timeout_at")
