"""The loop and the policy under the names they have on Unix."""
from asyncio.base_events import BaseEventLoop
from asyncio.events import BaseDefaultEventLoopPolicy

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy")


class _UnixSelectorEventLoop(BaseEventLoop):
    pass


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    pass


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
