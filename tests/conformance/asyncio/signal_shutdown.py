import asyncio, signal, functools
async def shutdown(sig, loop):
    print(f"Received exit signal {sig.name}...")
    tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    for t in tasks: t.cancel()
    print(f"Cancelling {len(tasks)} tasks")
    await asyncio.gather(*tasks, return_exceptions=True)
    loop.stop()
async def work(n):
    while True:
        print("work", n); await asyncio.sleep(n)
def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for s in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(s, lambda s=s: asyncio.create_task(shutdown(s, loop)))
    try:
        loop.create_task(work(1)); loop.create_task(work(2))
        loop.call_later(3.5, signal.raise_signal, signal.SIGHUP)
        loop.run_forever()
    finally:
        loop.close(); print("closed")
main()
