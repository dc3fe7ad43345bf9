# A loop made and driven by hand: run_until_complete, run_forever, stop, close.
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)), loop.time(), loop.is_running(), loop.is_closed())
task = loop.create_task(work(5))
print(loop.run_until_complete(work(1)), task.done())
loop.call_later(2, loop.stop)
loop.run_forever()
print("stopped at", loop.time(), task.done())
loop.run_until_complete(task)
print(task.result(), loop.time())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
for action in (lambda: loop.call_soon(print), lambda: loop.run_forever()):
    try:
        action()
    except RuntimeError as error:
        print(error)
print(loop.is_closed())
