import asyncio

players = []


def sit_down(name):
    player = asyncio.create_task(
        play(name), name=name
    )
    players.append(player)


async def play(name):
    print(name, "moves")
    if name == "Ann":
        sit_down("Dee")
    await asyncio.sleep(0)
    print(name, "moves again")


async def main():
    for name in ("Ann", "Bo", "Cy"):
        sit_down(name)
    for player in players:
        await player


asyncio.run(main())
