# Timers of one deadline fire in the order in which they were set; cancelled ones do not.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    seen = []
    handles = [loop.call_later(1, seen.append, n) for n in range(8)]
    for n in (1, 4, 7):
        handles[n].cancel()
    loop.call_at(1, seen.append, "at")
    loop.call_later(0.5, lambda: loop.call_later(0.5, seen.append, "nested"))
    loop.call_at(-5, seen.append, "past")
    loop.call_later(-1, seen.append, "negative")
    loop.call_soon(seen.append, "soon")
    await asyncio.sleep(0)
    print(seen)
    await asyncio.sleep(2)
    print(seen)
    print([handle.cancelled() for handle in handles], handles[0].when())


asyncio.run(main())
