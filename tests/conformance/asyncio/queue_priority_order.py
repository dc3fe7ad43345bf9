# A PriorityQueue gives the least first, however late it came.
import asyncio
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    rank: int
    name: str = field(compare=False)


async def worker(jobs):
    while not jobs.empty():
        job = await jobs.get()
        print("begin", job)
        await asyncio.sleep(1)
        jobs.task_done()


async def main():
    jobs = asyncio.PriorityQueue()
    for rank, name in [(5, "sweep"), (1, "alarm"), (3, "mail"), (1, "second alarm")]:
        await jobs.put(Job(rank, name))
    asyncio.get_running_loop().call_later(1.5, jobs.put_nowait, Job(0, "late but urgent"))
    task = asyncio.create_task(worker(jobs))
    await jobs.join()
    await task
    stack = asyncio.LifoQueue(maxsize=3)
    for letter in "abc":
        stack.put_nowait(letter)
    print(stack.full(), [stack.get_nowait() for _ in range(3)], stack)


asyncio.run(main())
