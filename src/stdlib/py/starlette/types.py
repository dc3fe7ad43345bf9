"""What an ASGI application is given."""
import typing as _typing

Scope = Message = _typing.MutableMapping[str, _typing.Any]
Receive = _typing.Callable[[], _typing.Awaitable[Message]]
Send = _typing.Callable[[Message], _typing.Awaitable[None]]
ASGIApp = _typing.Callable[[Scope, Receive, Send], _typing.Awaitable[None]]
Lifespan = StatelessLifespan = _typing.Callable[[_typing.Any], _typing.Any]
