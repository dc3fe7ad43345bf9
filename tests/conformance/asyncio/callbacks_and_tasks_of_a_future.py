# A future that some tasks await and that calls functions too: order, removal, what is seen.
import asyncio
import gc

log = []


def note(word):
    def call(future):
        log.append((word, future.cancelled() or future.result()))
    return call


async def wait_for(name, future):
    try:
        log.append((name, await future))
    except asyncio.CancelledError:
        log.append((name, "cancelled"))
        raise


async def mixed(first_is_task):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    a, b = note("a"), note("b")
    tasks = []
    if first_is_task:
        tasks.append(asyncio.create_task(wait_for("one", future)))
        await asyncio.sleep(0)
    future.add_done_callback(a)
    tasks.append(asyncio.create_task(wait_for("two", future)))
    await asyncio.sleep(0)
    future.add_done_callback(b)
    future.add_done_callback(a)
    tasks.append(asyncio.create_task(wait_for("three", future)))
    await asyncio.sleep(0)
    print("removed", future.remove_done_callback(a), future.remove_done_callback(a))
    future.set_result(first_is_task)
    await asyncio.gather(*tasks)
    print(log)
    log.clear()


async def only_removed():
    future = asyncio.get_running_loop().create_future()
    a = note("a")
    future.add_done_callback(a)
    future.add_done_callback(a)
    print(future.remove_done_callback(a), future.remove_done_callback(note("x")))
    task = asyncio.create_task(wait_for("late", future))
    await asyncio.sleep(0)
    print("waits for it:", task._fut_waiter is future)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), future.cancelled(), task.cancelling())
    print(log, task._fut_waiter)
    log.clear()



async def one_sleep_for_two():
    sleeper = asyncio.ensure_future(asyncio.sleep(1, "slept"))
    print(await asyncio.gather(wait_for("p", sleeper), wait_for("q", sleeper), sleeper))
    print(log, sleeper.done(), sleeper.get_coro().__name__, sleeper.get_coro().cr_frame)
    log.clear()


async def waits_in_a_ring():
    # Tasks that only keep each other alive, and what each of them waits for.
    async def wait(box):
        await box[0]

    left, right = [], []
    future = asyncio.get_running_loop().create_future()
    left.append(future)
    task = asyncio.create_task(wait(left))
    right.append(task)
    other = asyncio.create_task(wait(right))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(other._fut_waiter is task, task._fut_waiter is future, gc.collect() >= 0)
    future.set_result(None)
    await other
    print(task.done(), task.result(), other._fut_waiter)


async def cancelled_often():
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    print(task.cancelling(), task.uncancel())
    task.cancel()
    task.cancel("twice")
    print(task.cancelling(), task.uncancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, task.cancelled())


async def main():
    await mixed(False)
    await mixed(True)
    await only_removed()
    await one_sleep_for_two()
    await waits_in_a_ring()
    await cancelled_often()


asyncio.run(main())
