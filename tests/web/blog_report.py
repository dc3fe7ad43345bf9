"""Stars of some repositories, as a table and a file."""
import asyncio
import json
from operator import itemgetter

import aiofiles
import httpx

REPOS = ["python/cpython", "aio-libs/aiohttp", "encode/httpx", "psf/requests"]


async def stars(client, semaphore, repo):
    async with semaphore:
        response = await client.get(f"/repos/{repo}", headers={"Accept": "application/vnd.github+json"})
        data = response.json()
        return {"name": data["full_name"], "stars": data["stargazers_count"]}


async def main():
    semaphore = asyncio.Semaphore(2)
    async with httpx.AsyncClient(base_url="https://api.github.com") as client:
        rows = await asyncio.gather(*(stars(client, semaphore, repo) for repo in REPOS))
    rows.sort(key=itemgetter("stars"), reverse=True)
    for row in rows:
        print(f"{row['name']:<20}{row['stars']:>8,}")
    async with aiofiles.open("stars.json", mode="w") as f:
        await f.write(json.dumps(rows, indent=2))
    async with aiofiles.open("stars.json") as f:
        print(json.loads(await f.read()) == rows, round(asyncio.get_running_loop().time(), 2))


asyncio.run(main())
