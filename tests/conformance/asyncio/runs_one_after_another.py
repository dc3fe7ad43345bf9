# asyncio.run() several times: each has a new loop; locks cannot cross over.
import asyncio

lock = asyncio.Lock()
loops = []


async def use(name):
    loops.append(asyncio.get_running_loop())
    async with lock:
        await asyncio.sleep(1)
    print(name, asyncio.current_task().get_name())


async def contend():
    await asyncio.gather(use("b"), use("c"))


asyncio.run(use("a"))
asyncio.run(contend())
try:
    asyncio.run(contend())
except RuntimeError as error:
    print(str(error).split(" is ")[-1])
print(len(set(map(id, loops))) >= 2, [loop.is_closed() for loop in loops])
