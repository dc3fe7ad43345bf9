import asyncio

def plain():
    return 1

async def coro():
    return 2

async def main():
    for thing in (plain, 3, coro, asyncio.get_running_loop().create_future()):
        try:
            asyncio.create_task(thing)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])
    task = asyncio.create_task(coro())
    for call in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            call()
        except RuntimeError as error:
            print(error)
    print(await task)
    try:
        asyncio.create_task()
    except TypeError as error:
        print(error)

asyncio.run(main())
c = coro()
try:
    asyncio.create_task(c)
except RuntimeError as error:
    print(error)
c.close()
try:
    asyncio.ensure_future(3)
except TypeError as error:
    print(error)
