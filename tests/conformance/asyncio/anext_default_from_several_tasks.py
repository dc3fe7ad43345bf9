"""anext() with a default, from several tasks at once: one runs, the others are told."""
import asyncio
def log(*a):
    print(f"{asyncio.get_running_loop().time():.4f}", asyncio.current_task().get_name(), *a)
async def echo(n):
    got = None
    try:
        for i in range(n):
            got = yield got or i
            log("echo got", got)
            if i % 2:
                await asyncio.sleep(0.1)
    finally:
        log("echo end")
        await asyncio.sleep(0.1)
        log("echo gone")
g = echo(3)
async def w0(k):
    for j in range(k):
        try:
            log("m11", await anext(g, 'no more'))
        except Exception as e:
            log(repr(e))
async def main():
    for i in range(3):
        asyncio.create_task(w0(1))
    await asyncio.sleep(1)
    for i in range(3):
        asyncio.create_task(w0(1))
    await asyncio.sleep(1)
    for i in range(3):
        asyncio.create_task(w0(1))
    await asyncio.sleep(1)
asyncio.run(main())
