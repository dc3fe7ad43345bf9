import asyncio


async def play(name):
    print(name, "moves")
    await asyncio.sleep(0)
    print(name, "moves again")


async def main():
    players = []
    for name in ("Ann", "Bo", "Cy"):
        player = asyncio.create_task(
            play(name), name=name
        )
        players.append(player)
    for player in players:
        await player


asyncio.run(main())
