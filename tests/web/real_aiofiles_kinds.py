# Compared with the real aiofiles (README.md here says how).
import asyncio, aiofiles, aiofiles.os, os

async def main():
    async with aiofiles.open('real_aiofiles_kinds.py') as f:
        print(type(f).__name__, f.name, f.mode, f.closed, f.readable(), f.writable() if False else '')
        first = await f.readline()
        print(repr(first))
        print(await f.tell(), await f.seek(0))
        lines = [l async for l in f]
        print(len(lines))
        await f.seek(0)
        t = await f.read()
        print(len(t) == sum(map(len, lines)))
        await f.seek(0)
        print(len(await f.readlines()))
    print(f.closed)
    try:
        await f.read()
    except ValueError as e:
        print(repr(e))
    try:
        async with aiofiles.open('nope.txt') as f:
            pass
    except FileNotFoundError as e:
        print(repr(e), e)
    try:
        with aiofiles.open('real_aiofiles_kinds.py') as f:
            pass
    except Exception as e:
        print(repr(e))
    f = await aiofiles.open('real_aiofiles_kinds.py', 'rb')
    print(await f.read(6), type(f).__name__)
    await f.close()
    print(await aiofiles.os.path.exists('real_aiofiles_kinds.py'), await aiofiles.os.path.exists('nope'), await aiofiles.os.path.isfile('real_aiofiles_kinds.py'), await aiofiles.os.path.getsize('real_aiofiles_kinds.py'))
    x = aiofiles.open('real_aiofiles_kinds.py')
    print(type(x).__name__)
    try:
        x.read
    except AttributeError as e:
        print(e)
    async with x as f:
        pass
asyncio.run(main())
