import asyncio

async def inner():
    print("runs")
    return "value"

async def outer():
    return await inner()

coro = outer()
try:
    coro.send(None)
except StopIteration as stop:
    print("stop", stop.value)
try:
    coro.send(None)
except RuntimeError as error:
    print(error)
coro = outer()
try:
    coro.send(1)
except TypeError as error:
    print(error)
try:
    coro.throw(ValueError("in"))
except ValueError as error:
    print(error)
coro = outer()
coro.close()
coro.close()
print(coro.cr_frame, coro.cr_running, coro.cr_await)
async def sleeper():
    await asyncio.sleep(0)
coro = sleeper()
print(coro.send(None))
try:
    coro.send(None)
except StopIteration:
    print("end")
async def needs_loop():
    await asyncio.sleep(1)
coro = needs_loop()
try:
    coro.send(None)
except RuntimeError as error:
    print(error)
