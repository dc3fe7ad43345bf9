"""Small, so that it can be recorded in full: loops, calls, a class, threads, tasks, a process."""
import asyncio
import multiprocessing
import threading


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return "Point(" + ", ".join(str(self.x + i) for i in range(50)) + ")"


def work(rounds):
    total, point = 0, Point(rounds)
    while rounds > 0:
        if rounds % 3 == 0 or rounds % 7 == 1:
            total += len([i * i for i in range(5) if i != 2])
        rounds -= 1
    return total + point.x


async def task(name):
    for part in range(3):
        work(50)
        await asyncio.sleep(0.001)
    print(name, "done", f"{asyncio.get_running_loop().time():.6f}")


async def main():
    async with asyncio.TaskGroup() as group:
        for name in "ab":
            group.create_task(task(name))
        print(await asyncio.to_thread(work, 100))


if __name__ == "__main__":
    asyncio.run(main())
    thread = threading.Thread(target=work, args=(100,))
    thread.start()
    thread.join()
    process = multiprocessing.Process(target=work, args=(100,))
    process.start()
    process.join()
    print(sorted([Point(2), Point(1)], key=lambda point: point.x)[0].x)
