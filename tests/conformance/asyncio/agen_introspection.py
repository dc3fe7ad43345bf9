"""What an async generator says of itself while somebody waits in it."""
import asyncio, inspect
async def agen():
    token = "t"
    await asyncio.sleep(0)
    yield token
async def main():
    it = agen()
    print("code", it.ag_code.co_name)
    print("frame0_none", it.ag_frame is None)
    print("running0", it.ag_running)
    print("await0_none", it.ag_await is None)
    task = asyncio.create_task(it.__anext__())
    await asyncio.sleep(0)
    print("running1", it.ag_running)
    print("await1_none", it.ag_await is None)
    print("await1_type", type(it.ag_await).__name__ if it.ag_await else None)
    print(await task, it.ag_running, it)
    try: await it.__anext__()
    except StopAsyncIteration as e: print("stop", e.args)
    print(it.ag_frame)
try: asyncio.run(main())
except TypeError as e: print(e)


runner_var = __import__("contextvars").ContextVar("seen", default=0)


async def bump():
    runner_var.set(runner_var.get() + 1)
    return runner_var.get()

with asyncio.Runner() as runner:      # one context for all its runs
    print(runner.run(bump()), runner.run(bump()), runner_var.get())
