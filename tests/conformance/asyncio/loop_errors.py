import asyncio


async def nothing():
    pass


async def main():
    try:
        asyncio.run(nothing())
    except RuntimeError as error:
        print(error)
    loop = asyncio.get_running_loop()
    try:
        loop.run_until_complete(nothing())
    except RuntimeError as error:
        print(error)
    print(loop.is_running(), loop.is_closed())
    return loop


try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
loop = asyncio.run(main())
print(loop.is_running(), loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
for bad in (5, nothing):
    try:
        asyncio.run(bad)
    except ValueError as error:
        print(str(error)[:30])
