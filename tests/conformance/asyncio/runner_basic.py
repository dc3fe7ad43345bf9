import asyncio

async def work(n):
    await asyncio.sleep(n)
    return asyncio.get_running_loop().time(), n

with asyncio.Runner() as runner:
    print(runner.run(work(1)))
    print(runner.run(work(2)))
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
print(loop.is_closed())
try:
    runner.run(work(1))
except RuntimeError as error:
    print(type(error).__name__, error)
try:
    runner.get_loop()
except RuntimeError as error:
    print(type(error).__name__, error)
runner.close()
