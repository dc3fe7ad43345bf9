"""Pictures into files, piece by piece."""
import asyncio
import os

import aiofiles
import aiofiles.os
import aiohttp


async def download(session, url, folder):
    name = os.path.join(folder, url.rsplit("/", 1)[-1])
    size = 0
    async with session.get(url) as resp:
        resp.raise_for_status()
        async with aiofiles.open(name, "wb") as f:
            async for chunk in resp.content.iter_chunked(32 * 1024):
                await f.write(chunk)
                size += len(chunk)
    print(f"{name}: {size} bytes, {resp.content_type}")
    return size


async def main():
    await aiofiles.os.makedirs("pictures", exist_ok=True)
    urls = [f"https://img.dev/photos/{n}.{kind}" for n, kind in enumerate(["jpg", "png", "gif"])]
    async with aiohttp.ClientSession() as session:
        sizes = await asyncio.gather(*(download(session, url, "pictures") for url in urls))
    print(sorted(os.listdir("pictures")))
    print([os.path.getsize(f"pictures/{n}.{k}") for n, k in enumerate(["jpg", "png", "gif"])] == sizes)
    async with aiofiles.open("notes.txt", "w") as f:
        await f.writelines(f"{size}\n" for size in sizes)
    async with aiofiles.open("notes.txt") as f:
        print([int(line) async for line in f] == sizes)


asyncio.run(main())
