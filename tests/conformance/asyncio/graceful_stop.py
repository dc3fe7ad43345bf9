# Stopping a server of workers: no new jobs, the running ones end, the rest is cancelled.
import asyncio


async def worker(name, jobs):
    try:
        while True:
            job = await jobs.get()
            try:
                await asyncio.sleep(job)
                print(f"{asyncio.get_running_loop().time():.0f} {name} finished {job}")
            finally:
                jobs.task_done()
    except asyncio.CancelledError:
        print(name, "stopped")
        raise


async def main():
    jobs = asyncio.Queue()
    workers = [asyncio.create_task(worker(f"w{n}", jobs)) for n in range(2)]
    for seconds in (1, 2, 1, 1):
        jobs.put_nowait(seconds)
    await jobs.join()
    for task in workers:
        task.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    print([type(r).__name__ for r in results], jobs.qsize(), len(asyncio.all_tasks()))


asyncio.run(main())
