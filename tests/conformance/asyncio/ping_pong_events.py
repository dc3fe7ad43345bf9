# Two tasks that take turns by events.
import asyncio


async def player(name, mine, other, rounds):
    for n in range(rounds):
        await mine.wait()
        mine.clear()
        print(name, n)
        await asyncio.sleep(0.5)
        other.set()


async def main():
    ping, pong = asyncio.Event(), asyncio.Event()
    players = asyncio.gather(player("ping", ping, pong, 3), player("pong", pong, ping, 3))
    await asyncio.sleep(1)
    ping.set()
    await players
    print(asyncio.get_running_loop().time(), ping, pong.is_set())


asyncio.run(main())
