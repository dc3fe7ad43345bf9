import asyncio

def ask(what):
    try:
        return what()
    except RuntimeError as error:
        return str(error)

print(ask(asyncio.get_running_loop))
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
async def main():
    return asyncio.get_event_loop() is loop, asyncio.get_running_loop() is loop
print(loop.run_until_complete(main()))
asyncio.set_event_loop(None)
print(ask(asyncio.get_event_loop))
print(ask(asyncio.get_running_loop))
print(asyncio._get_running_loop())
loop.close()
print(isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, asyncio.BaseEventLoop))
print(type(loop).__name__)
