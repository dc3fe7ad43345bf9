"""A client class that opens and closes its session."""
import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp


@dataclass
class Post:
    id: int
    userId: int
    title: str
    body: str = ""


class ApiError(Exception):
    pass


class BlogClient:
    BASE = "https://jsonplaceholder.typicode.com"

    def __init__(self, timeout: float = 10.0):
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "BlogClient":
        print("opening")
        self._session = aiohttp.ClientSession(timeout=self._timeout)
        return self

    async def __aexit__(self, exc_type, exc, tb) -> None:
        print("closing", exc_type.__name__ if exc_type else None)
        await self._session.close()

    async def _request(self, method: str, path: str, **kwargs: Any):
        async with self._session.request(method, f"{self.BASE}{path}", **kwargs) as resp:
            if resp.status >= 400:
                raise ApiError(f"{method} {path} -> {resp.status}")
            return await resp.json()

    async def post(self, number: int) -> Post:
        return Post(**await self._request("GET", f"/posts/{number}"))

    async def create(self, title: str) -> int:
        return (await self._request("POST", "/posts", json={"title": title, "userId": 1}))["id"]

    async def titles_of(self, user: int) -> list[str]:
        posts = await self._request("GET", "/posts", params={"userId": user})
        return [post["title"] for post in posts]


async def main():
    async with BlogClient() as client:
        first, second = await asyncio.gather(client.post(1), client.post(2))
        print(first.id, first.userId, first.title == second.title)
        print(await client.create("hello"), len(await client.titles_of(3)))
    try:
        async with BlogClient() as client:
            await client.post(9999)
    except ApiError as error:
        print(error)


asyncio.run(main())
