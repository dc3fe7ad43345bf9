import asyncio

log = []

def one(future):
    log.append(("one", future.result()))

def two(future):
    log.append("two")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for callback in (one, two, one, two, one):
        future.add_done_callback(callback)
    print(future.remove_done_callback(one), future.remove_done_callback(one))
    future.add_done_callback(lambda f: log.append("lambda"))
    future.set_result(7)
    print(log, "set, not called yet")
    future.add_done_callback(one)
    print(future.remove_done_callback(two))
    await asyncio.sleep(0)
    print(log)
    future.add_done_callback(two)
    await asyncio.sleep(0)
    print(log[-1])
    try:
        future.add_done_callback()
    except TypeError as error:
        print(error)

asyncio.run(main())
