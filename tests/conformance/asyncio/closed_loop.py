import asyncio

async def work():
    print("never runs")

loop = asyncio.new_event_loop()
loop.close()
for call in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print),
             lambda: loop.call_at(1, print), lambda: loop.run_forever(),
             lambda: loop.call_soon_threadsafe(print),
             lambda: loop.run_until_complete(loop.create_future())):
    try:
        call()
    except RuntimeError as error:
        print(error)
coro = work()
try:
    loop.create_task(coro)
except RuntimeError as error:
    print(error)
coro.close()
try:
    loop.run_until_complete(work())
except RuntimeError as error:
    print(error)
print(loop.create_future().done())
print(repr(loop))
